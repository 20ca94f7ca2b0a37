#pragma once

#include <vector>

#include "facets/facet_table.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// The derived counts, statement by statement: for a database that is no round trip away, or when time is no
// matter.
class SpanCounts {
 public:
  SpanCounts(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  // Rows that the hours hold and the derived counts do not yet.
  void fold(const FreshRows&);

  // What rows have become more or fewer, by the second; the hours hold that already.
  void add(const std::vector<CountDelta>&);

  // All of them, where there are none at all.
  void makeAll();

 private:
  void addTo(std::size_t depth, const std::vector<CountDelta>&);
  void increase(std::size_t depth, Timestamp start, FacetId, std::int64_t n);
  bool divide(std::size_t depth, Timestamp start, FacetId, std::int64_t n);
  void make(std::size_t depth, Timestamp start, FacetId);
  void countRows(std::size_t depth, Timestamp low, Timestamp high, FacetId);
  void drop(std::size_t depth, Timestamp start, FacetId);
  void makeDays();
  void noteFolded();

  Connection& connection_;
  const FacetTable& table_;
};

}  // namespace vedette::storage
