#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ingest/event_row.hpp"

namespace vedette::bench {

using FacetId = std::int64_t;

// A row of event_facets, without a log source.
struct Facet {
  FacetId id;
  std::string source;
  std::string type;
  int severity;
};

// The facets that the store has, and those that a batch adds.
class Facets {
 public:
  void remember(const Facet& facet);
  FacetId idFor(const EventRow& row);
  std::vector<Facet> takeNew() { return std::exchange(new_, {}); }

 private:
  std::unordered_map<std::string, FacetId> ids_;
  std::vector<Facet> new_;
  std::string key_;
  FacetId next_ = 1;
};

}  // namespace vedette::bench
