#pragma once

#include <cstdint>
#include <string>

namespace vedette::storage {

using FacetId = std::int64_t;

// A large table whose rows belong to facets (a facet is one combination of the values that rows are filtered
// and grouped by), the table of the facets with the number of their rows, and that number hour by hour.
struct FacetTable {
  std::string rows;
  std::string time;  // the column of `rows` that lists are ordered by
  std::string facets;
  std::string hours;
};

}  // namespace vedette::storage
