#include "store/facets.hpp"

#include <algorithm>

namespace vedette::bench {
namespace {

void writeKey(std::string& key, std::string_view source, std::string_view type, int severity) {
  key.assign(source).append(1, '\0').append(type).append(1, static_cast<char>('0' + severity));
}

}  // namespace

void Facets::remember(const Facet& facet) {
  writeKey(key_, facet.source, facet.type, facet.severity);
  ids_.emplace(key_, facet.id);
  next_ = std::max(next_, facet.id + 1);
}

FacetId Facets::idFor(const EventRow& row) {
  writeKey(key_, row.source, row.type, row.severity);
  if (const auto known = ids_.find(key_); known != ids_.end()) return known->second;
  new_.push_back({next_, std::string(row.source), std::string(row.type), row.severity});
  return ids_.emplace(key_, next_++).first->second;
}

}  // namespace vedette::bench
