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
  Access options;  // who may ask for OPTIONS

  // POST or PUT, and its fields in JSON: OPTIONS shows them to those who have the permission.
  std::string_view writeMethod = {};
  Permission writePermission = Permission::UsersManage;
  std::string_view writeFields = {};
};

const std::array<Path, 10>& paths();

// The one that a request's path belongs to; null when there is none.
const Path* pathAt(std::string_view path);

}  // namespace vedette::http::django
