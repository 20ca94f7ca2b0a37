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
// and grouped by), the table of the facets with the number of their rows, and that number by spans of time.
struct FacetTable {
  std::string rows;
  std::string time;  // the column of `rows` that lists are ordered by
  std::string ids;   // the counter that the ids of rows are drawn from
  std::string facets;
  std::vector<CountTable> counts;  // by the day, the hour, the minute, the second

  static constexpr std::size_t hourly = 1;  // of `counts`
  const CountTable& hours() const { return counts[hourly]; }
};

// The numbers of the facets and their hours hold every row. The others are derived: rows are folded into them
// when some hundreds have come (the table `folded` tells the first that is not), because adding to each of
// them with every small batch costs a tenth of the ingest rate. Minutes are derived of hours, and seconds of
// minutes, that have more rows of a facet than this: so sparse data costs little, and a range that cuts
// through a span leaves few rows to be counted one by one.
// A database was counted by this number: another one needs a migration.
inline constexpr std::int64_t crowded = 500;

// Rows are folded when an id reaches a multiple of this.
inline constexpr std::int64_t foldedTogether = 500;

}  // namespace vedette::storage
