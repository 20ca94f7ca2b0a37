#pragma once

#include <functional>
#include <map>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// How many rows there are, from the numbers kept with the facets and hour by hour; rows themselves are
// counted only in the at most two hours that a range cuts through.
class Rollup {
 public:
  using Counts = std::map<FacetId, std::uint64_t>;  // never 0
  using Accept = std::function<bool(FacetId)>;

  Rollup(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  // The number of all rows may come with those of the next statement: settle() waits for it.
  void askTotal(const TimeRange&, std::uint64_t& total) const;
  Counts byFacet(const TimeRange&, const Accept&) const;
  std::map<Timestamp, std::uint64_t> byHour(Timestamp since) const;

 private:
  Counts ofWholeHours(const TimeRange& hours, const Accept&) const;
  void countRows(const TimeRange& part, const Accept&, Counts&) const;
  std::uint64_t rowsIn(const TimeRange& part) const;

  Connection& connection_;
  const FacetTable& table_;
};

}  // namespace vedette::storage
