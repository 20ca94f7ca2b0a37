#pragma once

#include <map>
#include <utility>
#include <vector>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// What a transaction adds to, or takes from, the numbers of facets by spans of one width.
class CountDeltas {
 public:
  explicit CountDeltas(std::chrono::seconds width) : width_(width) {}

  void add(FacetId facet, Timestamp time, std::int64_t n = 1) {
    deltas_[{startOf(time, width_), facet}] += n;
  }

  std::vector<CountDelta> list() const {
    std::vector<CountDelta> deltas;
    deltas.reserve(deltas_.size());
    for (const auto& [place, n] : deltas_)
      if (n != 0) deltas.push_back({place.first, place.second, n});
    return deltas;
  }

 private:
  std::chrono::seconds width_;
  std::map<std::pair<Timestamp, FacetId>, std::int64_t> deltas_;
};

}  // namespace vedette::storage
