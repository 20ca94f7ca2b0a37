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
// and grouped by), the table of the facets with the number of their rows, and that number by the day, the
// hour, the minute and the second.
struct FacetTable {
  std::string rows;
  std::string time;  // the column of `rows` that lists are ordered by
  std::string facets;
  std::vector<CountTable> counts;  // from the widest spans to the narrowest

  static constexpr std::size_t hourly = 1;  // of `counts`
  const CountTable& hours() const { return counts[hourly]; }
};

// Days and hours are counted always. The rows of an hour are counted by the minute, those of a minute by the
// second, only while a facet has more of them than this: so sparse data costs one count a day and hour, and a
// range that cuts through a span leaves few rows to be counted one by one.
inline constexpr std::int64_t crowded = 500;

}  // namespace vedette::storage
