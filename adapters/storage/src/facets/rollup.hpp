#pragma once

#include <map>
#include <vector>

#include "facets/facet_table.hpp"
#include "facets/range_counts.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// How many rows there are, from the numbers kept with the facets; between two times, RangeCounts.
class Rollup {
 public:
  using Counts = RangeCounts::Counts;
  using Accept = RangeCounts::Accept;

  Rollup(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  // The number of all rows may come with those of the next statement: settle() waits for it.
  void askTotal(const TimeRange&, std::uint64_t& total) const;
  // Of all times, for these facets and all above `newest`; comes as askTotal's does.
  void askFacets(const std::vector<FacetId>&, FacetId newest, Counts&) const;
  Counts byFacet(const TimeRange&, const Accept&) const;
  std::map<Timestamp, std::uint64_t> byHour(Timestamp since) const;

 private:
  Connection& connection_;
  const FacetTable& table_;
};

}  // namespace vedette::storage
