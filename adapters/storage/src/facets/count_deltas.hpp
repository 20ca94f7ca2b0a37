#pragma once

#include <map>
#include <utility>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// What a transaction adds to, or takes from, the numbers of facets.
class CountDeltas {
 public:
  void add(FacetId facet, Timestamp time, std::int64_t n = 1) {
    deltas_[{std::chrono::floor<std::chrono::seconds>(time), facet}] += n;
  }

  // When the rows themselves are as the numbers shall say.
  void apply(Connection& connection, const FacetTable& table) const {
    std::vector<CountDelta> deltas;
    deltas.reserve(deltas_.size());
    for (const auto& [place, n] : deltas_)
      if (n != 0) deltas.push_back({place.first, place.second, n});
    if (!deltas.empty()) connection.dialect().addCounts(connection, table, deltas);
  }

 private:
  std::map<std::pair<Timestamp, FacetId>, std::int64_t> deltas_;
};

}  // namespace vedette::storage
