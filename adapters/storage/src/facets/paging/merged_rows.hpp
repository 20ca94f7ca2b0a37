#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "facets/paging/arm.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// The first `count` rows of several arms in one statement; nothing when the database cannot be sure of them.
template <class Read>
auto mergedRows(Connection& connection, const FacetTable& table, std::string_view columnList, Columns columns,
                const std::vector<Arm>& arms, const KeyRange& range, std::size_t count, Read read)
    -> std::optional<std::vector<std::invoke_result_t<Read, Row&>>> {
  std::vector<std::invoke_result_t<Read, Row&>> found;
  found.reserve(std::min(count, mostReserved));
  const bool sure = connection.dialect().readMerged(connection, table, columnList, columns, arms, range,
                                                    count, [&](Row& row) { found.push_back(read(row)); });
  return sure ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace vedette::storage
