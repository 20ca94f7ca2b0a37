#pragma once

#include <array>
#include <string_view>

#include "route.hpp"

namespace vedette::http::django {

// One address of this API and what OPTIONS tells of it.
struct Path {
  std::string_view pattern;
  std::string_view suffixed;  // the same with a format suffix, as lists have it: "/api/events.json"
  std::string_view allow;     // its methods, in the order of Django REST framework
  std::string_view name;
  std::string_view description;
  Access options;                     // who may ask for OPTIONS
  std::string_view writeMethod = {};  // POST or PUT: OPTIONS shows its fields to those who have ...
  Permission writePermission = Permission::UsersManage;  // ... this
  std::string_view writeFields = {};

  const std::array<Path, 10>& paths();

  // The one that a request's path belongs to; null when there is none.
  const Path* pathAt(std::string_view path);

}  // namespace vedette::http::django
