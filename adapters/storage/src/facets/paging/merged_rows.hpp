#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "facets/paging/arm.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// The first `count` rows of several arms in one statement. Of each arm only some are looked at; nothing when
// that was not enough to be sure, or the database does not merge.
template <class Read>
auto mergedRows(Connection& connection, const FacetTable& table, std::string_view columnList, Columns columns,
                const std::vector<Arm>& arms, const KeyRange& range, std::size_t count, Read read)
    -> std::optional<std::vector<std::invoke_result_t<Read, Row&>>> {
  constexpr std::size_t reserve = 4;
  const std::size_t ofEach = std::min(count, 2 * count / arms.size() + reserve);
  std::vector<std::invoke_result_t<Read, Row&>> found;
  std::vector<std::size_t> taken(arms.size());
  const bool merged = connection.dialect().readMerged(
      connection, table, range, arms, {columnList, columns, ofEach, count}, [&](Row& row) {
        found.push_back(read(row));
        ++taken[static_cast<std::size_t>(row.integer(columns.size())) - 1];
      });
  const bool sure = ofEach == count || *std::max_element(taken.begin(), taken.end()) < ofEach;
  return merged && sure ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace vedette::storage
