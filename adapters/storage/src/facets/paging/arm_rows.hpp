#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facets/paging/arm.hpp"
#include "sql/value.hpp"

namespace vedette::storage {

class Dialect;

// The statement that reads `columns` of the next rows of one arm, in order, and its values. It is a range of
// one index.
std::string armStatement(const FacetTable&, std::string_view columns, const Arm&, const KeyRange&);
std::vector<Value> armValues(const Arm&, const KeyRange&, std::size_t count);

// The same of a scan, in order.
std::string scanStatement(const Dialect&, const FacetTable&, std::string_view columns, const Scan&,
                          const KeyRange&);
std::vector<Value> scanValues(const Scan&, const KeyRange&);

}  // namespace vedette::storage
