#pragma once

#include "facets/count_deltas.hpp"

namespace vedette::storage {

// Rows that a transaction adds, to be counted when they are there.
class AddedRows {
 public:
  AddedRows(Connection& connection, const FacetTable& table)
      : connection_(connection), table_(table), hourly_(table.hours().width) {}

  void add(std::int64_t id, FacetId facet, Timestamp time) {
    if (first_ == 0) first_ = id;
    last_ = id;
    hourly_.add(facet, time);
  }

  void count() const {
    if (first_ == 0) return;
    connection_.dialect().addCounts(connection_, table_, hourly_.list());
    if (first_ / foldedTogether != (last_ + 1) / foldedTogether)
      connection_.dialect().foldCounts(connection_, table_);
  }

 private:
  Connection& connection_;
  const FacetTable& table_;
  CountDeltas hourly_;
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
    connection_.dialect().foldCounts(connection_, table_);
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
