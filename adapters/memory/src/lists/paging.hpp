#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vedette/domain/cursor.hpp"
#include "vedette/domain/page.hpp"
#include "vedette/result.hpp"

namespace vedette::memory {

// Invalid, on the field "cursor".
Error badCursor();

// A row of a list that has one order only, and its place there.
template <class Row>
struct Placed {
  std::int64_t place;
  const Row* row;
};

// One page of rows whose places ascend. `list` tells the cursors of one list from another's.
template <class Row>
Result<Page<Row>> pageByPlace(const std::vector<Placed<Row>>& rows, const std::string& list,
                              const PageRequest& request) {
  std::size_t next = std::min(request.offset, rows.size());
  if (!request.cursor.empty()) {
    const std::optional<Cursor> last = decodeCursor(request.cursor);
    if (!last || last->group != list) return badCursor();
    auto behind = std::partition_point(rows.begin(), rows.end(),
                                       [&](const Placed<Row>& each) { return each.place <= last->id; });
    next = static_cast<std::size_t>(behind - rows.begin());
  }
  const std::size_t end = next + std::min(request.limit, rows.size() - next);
  Page<Row> page;
  page.total = rows.size();
  for (; next < end; ++next) page.items.push_back(*rows[next].row);
  if (end < rows.size() && !page.items.empty()) page.next = encodeCursor({list, 0, rows[end - 1].place});
  return page;
}

// One page of rows in an Ordering (ordering.hpp).
template <class Row, class Ordering>
Result<Page<Row>> pageInOrder(std::vector<const Row*> rows, const Ordering& ordering,
                              const PageRequest& request) {
  Page<Row> page;
  page.total = rows.size();
  std::size_t first = std::min(request.offset, rows.size());
  if (!request.cursor.empty()) {
    const std::optional<Row> last = ordering.placeOf(request.cursor);
    if (!last) return badCursor();
    std::erase_if(rows, [&](const Row* row) { return !ordering.before(*last, *row); });
    first = 0;
  }
  const std::size_t end = first + std::min(request.limit, rows.size() - first);
  std::partial_sort(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(end), rows.end(),
                    [&](const Row* a, const Row* b) { return ordering.before(*a, *b); });
  for (std::size_t i = first; i < end; ++i) page.items.push_back(*rows[i]);
  if (end < rows.size() && end > first) page.next = ordering.cursorBehind(*rows[end - 1]);
  return page;
}

}  // namespace vedette::memory
