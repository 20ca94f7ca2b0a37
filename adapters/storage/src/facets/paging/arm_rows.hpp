#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/paging/arm.hpp"
#include "sql/value.hpp"

namespace vedette::storage {

// The statement that reads `columns` of the next rows of one arm, in order, and its values. It is a range of
// one index.
std::string armStatement(const FacetTable&, std::string_view columns, const Arm&, bool descending);
std::vector<Value> armValues(const Arm&, const KeyRange&, std::size_t count);

}  // namespace vedette::storage
