#pragma once

#include <string>

#include "facets/facet_table.hpp"

namespace vedette::storage {

// What facets/add_counts does, as statements that take the deltas as arrays and need no answer.

// Parameters: starts of days, hours, minutes and seconds, facets, numbers; an element for each delta.
std::string addCountsAtOnce(const FacetTable&);

// Forgets the spans that the ones at `depth` are not crowded enough for any more.
// Parameters: starts of spans at `depth`, facets.
std::string dropFineCounts(const FacetTable&, std::size_t depth, std::size_t finer);

}  // namespace vedette::storage
