#include "domain/detection/routing/route_cache.hpp"

namespace vedette::detection {
namespace {

// Parts behind their lengths, so that no other three parts look alike.
void append(std::string& key, std::string_view part) {
  key.append(std::to_string(part.size())).append(1, ' ').append(part);
}

}  // namespace

const Router::Route* RouteCache::routeOf(EventFields& event) {
  const auto& declared = event.logSource();
  if (!declared.empty()) {
    key_.clear();
    for (const std::string_view part : {declared.category, declared.product, declared.service})
      append(key_, part);
    return &remembered(declared);
  }
  router_.mappingsOf(event, mappings_);
  if (mappings_.empty()) return nullptr;
  router_.rename(event, mappings_);
  key_.assign(1, 'm');
  for (const std::uint32_t mapping : mappings_) key_.append(std::to_string(mapping)).append(1, ' ');
  return &remembered(mappings_);
}

template <class Source>
const Router::Route& RouteCache::remembered(const Source& source) {
  const auto known = routes_.find(key_);
  if (known != routes_.end()) return known->second;
  if (routes_.size() == most) routes_.clear();
  return routes_.emplace(key_, router_.routeOf(source)).first->second;
}

}  // namespace vedette::detection
