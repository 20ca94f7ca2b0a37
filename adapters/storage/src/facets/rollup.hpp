#pragma once

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// How many rows there are, from the numbers kept with the facets and by spans of time. Rows themselves are
// counted only in the at most two hours that a range cuts through, and there only those of facets that have
// few, those of a part of a second, and the newest ones, which are not folded yet (facet_table.hpp).
class Rollup {
 public:
  using Counts = std::map<FacetId, std::uint64_t>;  // never 0
  using Accept = std::function<bool(FacetId)>;

  Rollup(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  // The number of all rows may come with those of the next statement: settle() waits for it.
  void askTotal(const TimeRange&, std::uint64_t& total) const;
  // Of all times, for these facets and all above `newest`; comes as askTotal's does.
  void askFacets(const std::vector<FacetId>&, FacetId newest, Counts&) const;
  Counts byFacet(const TimeRange&, const Accept&) const;
  std::map<Timestamp, std::uint64_t> byHour(Timestamp since) const;

 private:
  using Facets = std::vector<FacetId>;
  struct Present {
    Facets few;
    Facets many;             // more than `crowded`: counted by narrower spans too
    std::uint64_t rows = 0;  // of the whole span and all facets
  };

  void addRange(std::size_t depth, const TimeRange&, const Accept&, Counts&) const;
  void addWhole(std::size_t depth, const TimeRange& spans, const Accept&, Counts&) const;
  void addPart(std::size_t depth, const TimeRange& part, const Accept&, Counts&) const;
  void addPresent(std::size_t depth, const TimeRange& part, const Present&, Counts&) const;
  void addFine(std::size_t depth, const TimeRange&, const Facets&, const Accept& among, Counts&) const;
  void addRows(const TimeRange& part, const Facets&, bool unfoldedToo, Counts&) const;
  void addRowsOfAll(const TimeRange& part, const Facets&, Counts&) const;
  void addUnfolded(const TimeRange&, const Accept&, Counts&) const;
  std::uint64_t ofRange(std::size_t depth, const TimeRange&) const;
  std::uint64_t ofPart(const TimeRange& part) const;
  Present presentIn(std::size_t depth, const TimeRange& part, const Accept&) const;

  using Unfolded = std::vector<std::pair<FacetId, Timestamp>>;
  const Unfolded& unfolded() const;

  Connection& connection_;
  const FacetTable& table_;
  mutable std::optional<Unfolded> unfolded_;  // read when first asked for
};

}  // namespace vedette::storage
