#include "domain/detection/routing/route_cache.hpp"

namespace vedette::detection {
namespace {

void append(std::string& key, std::size_t number) {
  key.append(reinterpret_cast<const char*>(&number), sizeof number);
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
  makeKey(declared);
  const auto known = routes_.find(key_);
  if (known != routes_.end()) return &known->second;
  if (routes_.size() == most) routes_.clear();
  return &routes_.emplace(key_, router_.routeOf(declared, mappings_)).first->second;
}

// Behind their sizes, so that no others look alike.
void RouteCache::makeKey(const EventFields::DeclaredSource& declared) {
  key_.clear();
  append(key_, mappings_.size());
  key_.append(reinterpret_cast<const char*>(mappings_.data()), mappings_.size() * sizeof mappings_[0]);
  if (declared.empty()) return;
  for (const std::string_view part : {declared.category, declared.product, declared.service})
    append(key_, part.size()), key_.append(part);
}

}  // namespace vedette::detection
