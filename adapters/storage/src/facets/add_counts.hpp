#pragma once

#include <vector>

#include "facets/facet_table.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// Adds to the numbers of the facets and of their spans, statement by statement: for a database that is no
// round trip away.
class AddCounts {
 public:
  AddCounts(Connection& connection, const FacetTable& table) : connection_(connection), table_(table) {}

  void operator()(const std::vector<CountDelta>&);

 private:
  void toSpans(std::size_t depth, const std::vector<CountDelta>&);
  void toFacets(const std::vector<CountDelta>&);
  std::int64_t add(const CountTable&, Timestamp start, FacetId, std::int64_t n);

  Connection& connection_;
  const FacetTable& table_;
};

}  // namespace vedette::storage
