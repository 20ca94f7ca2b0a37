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

// How many rows there are between two times, from the numbers kept by spans of time. Rows themselves are
// counted only in the at most two hours that a range cuts through, and there only those of facets that have
// few, those of a part of a second, and the newest ones, which are not folded yet (facet_table.hpp). What
// does not depend on another answer is asked for in one message; the rows counted last may come with those of
// the next statement.
class RangeCounts {
 public:
  using Counts = std::map<FacetId, std::uint64_t>;  // never 0
  using Accept = std::function<bool(FacetId)>;

  RangeCounts(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  void askTotal(const TimeRange&, std::uint64_t& total);
  // Gives the facets that may have any.
  std::vector<FacetId> askFacets(const TimeRange&, const Accept&, Counts&);

 private:
  using Facets = std::vector<FacetId>;
  using Add = std::function<void(FacetId, std::uint64_t)>;
  // A part of a span, and how many rows of each facet the whole span has.
  struct Cut {
    TimeRange part;
    std::map<FacetId, std::int64_t> present = {};
    std::uint64_t rows = 0;  // of all facets

    bool isCrowded() const;
    Facets few() const;
    Facets many() const;  // more than `crowded`: counted by narrower spans too
    template <class Keep>
    void keep(Keep wanted) {
      std::erase_if(present, [&](const auto& each) { return !wanted(each.first); });
    }
  };
  enum class By { Nothing, Facet };

  std::vector<Cut> readSpans(const TimeRange&, By, const Add&) const;
  void askWhole(const CountTable&, const TimeRange& spans, By, const Add&) const;
  void askUnfolded(const TimeRange&, By, const Add&) const;
  void askPresent(const CountTable&, std::vector<Cut>&) const;
  void askCuts(std::size_t depth, std::vector<Cut>, const Add&);
  void askParts(std::size_t depth, const Cut&, const Add&);
  std::vector<Cut> readFiner(std::size_t depth, const std::vector<Cut>&, const Add&) const;
  void askRowsOfAll(const TimeRange& part, const Facets&, const Add&) const;
  void askRows(const TimeRange& part, const Facets&, bool unfoldedToo, const Add&) const;
  void leaveOutUnfolded(Cut&);

  using Unfolded = std::vector<std::pair<FacetId, Timestamp>>;
  const Unfolded& unfolded();

  Connection& connection_;
  const FacetTable& table_;
  std::optional<Unfolded> unfolded_;  // read when first asked for
};

}  // namespace vedette::storage
