#pragma once

#include "facets/facet_table.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// The counts by minute and second, which are there for crowded spans only and follow from the rows.
class FineCounts {
 public:
  FineCounts(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  // Counts the rows of a span, of the table at `depth`, that has become crowded by narrower spans.
  void make(std::size_t depth, Timestamp start, FacetId facet);

  // Forgets the narrower spans of one that is crowded no more.
  void drop(std::size_t depth, Timestamp start, FacetId facet);

  // Of every crowded hour, where there are none at all.
  void makeAll();

 private:
  void count(std::size_t depth, Timestamp low, Timestamp high, FacetId facet);

  Connection& connection_;
  const FacetTable& table_;
};

}  // namespace vedette::storage
