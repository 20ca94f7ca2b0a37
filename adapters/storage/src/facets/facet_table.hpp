#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace vedette::storage {

using FacetId = std::int64_t;

// A table of how many rows of a facet each span of time has: (start, facet_id, n).
struct CountTable {
  std::string table;
  std::string start;  // the column that holds where a span starts
  std::chrono::seconds width;
};

// A large table whose rows belong to facets (a facet is one combination of the values that rows are filtered
// and grouped by), the table of the facets with the number of their rows, and that number by the hour, by the
// minute and by the second.
struct FacetTable {
  std::string rows;
  std::string time;  // the column of `rows` that lists are ordered by
  std::string facets;
  std::vector<CountTable> counts;  // from the widest spans to the narrowest

  const CountTable& hours() const { return counts.front(); }
};

// A span's rows are counted by narrower spans only while they are more than this: so sparse data costs one
// count an hour, and a range that cuts through a span leaves no more rows than this to be counted one by one.
inline constexpr std::int64_t crowded = 500;

}  // namespace vedette::storage
