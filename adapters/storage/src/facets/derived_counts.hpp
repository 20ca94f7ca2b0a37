#pragma once

#include "facets/facet_table.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// Counts that follow from others or from the rows: by the day, and of what is crowded by minute and second.
class DerivedCounts {
 public:
  DerivedCounts(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  // Counts the rows of a span, of the table at `depth`, that has become crowded by narrower spans.
  void make(std::size_t depth, Timestamp start, FacetId facet);

  // Forgets the narrower spans of one that is crowded no more.
  void drop(std::size_t depth, Timestamp start, FacetId facet);

  // All of them, where there are none at all.
  void makeAll();

 private:
  void makeDays();
  void count(std::size_t depth, Timestamp low, Timestamp high, FacetId facet);

  Connection& connection_;
  const FacetTable& table_;
};

}  // namespace vedette::storage
