#include "domain/detection/routing/route_cache.hpp"

namespace vedette::detection {
namespace {

// Parts behind their lengths, so that no other three parts look alike.
void append(std::string& key, std::string_view part) {
  key.append(std::to_string(part.size())).append(1, ' ').append(part);
}

}  // namespace

// What an event says of its category or service is taken at its word; else its fields tell more.
const Router::Route* RouteCache::routeOf(EventFields& event) {
  const auto& declared = event.logSource();
  mappings_.clear();
  if (declared.category.empty() && declared.service.empty()) {
    router_.mappingsOf(event, mappings_);
    router_.rename(event, mappings_);
  }
  knewSource_ = !declared.empty() || !mappings_.empty();
  if (!knewSource_ && router_.unknown() == UnknownSource::AllRules) return nullptr;
  key_.clear();
  for (const std::string_view part : {declared.category, declared.product, declared.service})
    append(key_, part);
  for (const std::uint32_t mapping : mappings_) key_.append(std::to_string(mapping)).append(1, ' ');
  const auto known = routes_.find(key_);
  if (known != routes_.end()) return &known->second;
  if (routes_.size() == most) routes_.clear();
  return &routes_.emplace(key_, router_.routeOf(declared, mappings_)).first->second;
}

}  // namespace vedette::detection
