#pragma once

#include <string>

#include "facets/facet_table.hpp"

namespace vedette::storage {

// What facets/span_counts does, as statements that need no answer.

// The rows that are not folded yet. Parameter: the name of their table.
std::string foldCountsAtOnce(const FacetTable&);

// Parameters: starts of days, hours, minutes and seconds, facets, numbers; an element for each delta.
std::string deriveCountsAtOnce(const FacetTable&);

// Forgets the finer spans of those at `depth` that are crowded no more. Parameters: starts of spans at
// `depth`, facets.
std::string dropCounts(const FacetTable&, std::size_t depth, std::size_t finer);

}  // namespace vedette::storage
