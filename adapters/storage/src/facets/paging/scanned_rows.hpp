#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "facets/paging/arm.hpp"
#include "facets/paging/ordering.hpp"

namespace vedette::storage {

// Rows that a scan found by time, in the ordering and behind the position; those of the last moment are left
// out, because the scan may have ended amid them, unless they are all there are.
template <class Facets>
std::vector<typename Facets::Row> inOrdering(const Ordering& ordering, const std::optional<Position>& behind,
                                             std::vector<typename Facets::Row> found, bool areAll) {
  using Row = typename Facets::Row;
  if (ordering.after().empty() || found.empty()) return found;
  const Timestamp last = Facets::timeOf(found.back());
  if (!areAll) std::erase_if(found, [&](const Row& row) { return Facets::timeOf(row) == last; });
  std::vector<std::pair<Position, Row*>> placed;
  for (Row& row : found) placed.emplace_back(positionOf<Facets>(ordering, row), &row);
  std::sort(placed.begin(), placed.end(),
            [&](const auto& a, const auto& b) { return ordering.precedes(a.first, b.first); });
  std::vector<Row> ordered;
  for (auto& [position, row] : placed)
    if (!behind || ordering.precedes(*behind, position)) ordered.push_back(std::move(*row));
  return ordered;
}

}  // namespace vedette::storage
