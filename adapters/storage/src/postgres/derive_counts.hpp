#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "facets/facet_table.hpp"

namespace vedette::storage {

// An expression for the start of the span that holds a time.
std::string startOfSpan(std::string_view time, std::chrono::seconds width);

// What facets/span_counts does, as statements that need no answer. Times are parameters in seconds since
// 1970.

// The rows that are not folded yet. Parameters: the name of their table, the id of the first row that comes
// counted, and those by starts of seconds, facets, numbers; an element for each delta.
std::string foldCountsAtOnce(const FacetTable&);

// Parameters: starts of seconds, facets, numbers.
std::string deriveCountsAtOnce(const FacetTable&);

// Forgets the finer spans of those at `depth` that are crowded no more. Parameters: times within
// spans at `depth`, facets.
std::string dropCounts(const FacetTable&, std::size_t depth, std::size_t finer);

}  // namespace vedette::storage
