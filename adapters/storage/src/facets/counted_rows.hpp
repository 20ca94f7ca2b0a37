#pragma once

#include <limits>
#include <utility>
#include <vector>

#include "facets/count_deltas.hpp"

namespace vedette::storage {

// Rows that a transaction adds in the order of their ids, to be counted when they are there.
class AddedRows {
 public:
  AddedRows(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  void add(std::int64_t id, FacetId facet, Timestamp time) {
    if (rows_.empty()) first_ = id;
    last_ = id;
    rows_.emplace_back(facet, time);
  }

  FacetId facetOf(std::size_t row) const { return rows_[row].first; }

  void count() const {
    if (rows_.empty()) return;
    connection_.dialect().addCounts(connection_, table_, by(table_.hours()));
    if (first_ / foldedTogether != (last_ + 1) / foldedTogether)
      connection_.dialect().foldCounts(connection_, table_, {first_, by(table_.counts.back())});
  }

 private:
  std::vector<CountDelta> by(const CountTable& spans) const {
    CountDeltas deltas(spans.width);
    for (const auto& [facet, time] : rows_) deltas.add(facet, time);
    return deltas.list();
  }

  Connection& connection_;
  const FacetTable& table_;
  std::vector<std::pair<FacetId, Timestamp>> rows_;
  std::int64_t first_ = 0, last_ = 0;
};

// Rows that a transaction moves to another facet or removes. To be made before they change, and applied when
// they have.
class ChangedRows {
 public:
  ChangedRows(Connection& connection, const FacetTable& table)
      : connection_(connection),
        table_(table),
        hourly_(table.hours().width),
        finest_(table.counts.back().width) {
    constexpr auto none = std::numeric_limits<std::int64_t>::max();
    connection_.dialect().foldCounts(connection_, table_, {none, {}});
  }

  void add(FacetId facet, Timestamp time, std::int64_t n) {
    hourly_.add(facet, time, n);
    finest_.add(facet, time, n);
  }

  void count() const {
    const auto hourly = hourly_.list();
    if (!hourly.empty()) connection_.dialect().addCounts(connection_, table_, hourly);
    const auto finest = finest_.list();
    if (!finest.empty()) connection_.dialect().deriveCounts(connection_, table_, finest);
  }

 private:
  Connection& connection_;
  const FacetTable& table_;
  CountDeltas hourly_;
  CountDeltas finest_;
};

}  // namespace vedette::storage
