#pragma once

#include <string>
#include <unordered_map>

#include "domain/detection/routing/router.hpp"

namespace vedette::detection {

// Remembers the routes of the log sources that were met.
class RouteCache {
 public:
  explicit RouteCache(const Router& router) : router_(router) {}

  // Nothing when nobody knows the event's log source. Renames fields where the event's own names differ.
  const Router::Route* routeOf(EventFields&);

 private:
  static constexpr std::size_t most = 4096;  // names come from senders

  const Router& router_;
  std::unordered_map<std::string, Router::Route> routes_;
  std::string key_;
  Router::Mappings mappings_;
};

}  // namespace vedette::detection
