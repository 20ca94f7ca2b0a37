#pragma once

#include <string>
#include <unordered_map>

#include "domain/detection/routing/router.hpp"

namespace vedette::detection {

// Remembers the routes of the log sources that were met.
class RouteCache {
 public:
  explicit RouteCache(const Router& router) : router_(router) {}

  // Nothing when every rule is to look at the event. Renames fields where the event's own names differ.
  const Router::Route* routeOf(EventFields&);
  bool knewSource() const { return knewSource_; }  // of that event

 private:
  void makeKey(const EventFields::DeclaredSource&);

  static constexpr std::size_t most = 4096;  // names come from senders

  const Router& router_;
  std::unordered_map<std::string, Router::Route> routes_;
  std::string key_;
  bool knewSource_ = true;
  Router::Mappings mappings_;
};

}  // namespace vedette::detection
