#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/cursor.hpp"
#include "vedette/domain/page.hpp"

namespace vedette::memory {

// An ordering of rows by some of their columns; ties are by time, then id, the newest first. `Columns` says
// what the columns of a Row are (event_columns.hpp).
template <class Columns>
class Ordering {
 public:
  using Row = typename Columns::Row;
  using Keys = std::vector<Order<typename Columns::Key>>;

  explicit Ordering(const Keys& keys) : keys_(keys) {}

  bool before(const Row& a, const Row& b) const {
    for (const auto& [key, descending] : keys_) {
      const std::strong_ordering order = Columns::compare(key, a, b);
      if (order != 0) return (order < 0) != descending;
    }
    if (Columns::time(a) != Columns::time(b)) return Columns::time(a) > Columns::time(b);
    return a.id > b.id;
  }

  std::string cursorBehind(const Row& row) const {
    std::string group = name();
    for (const auto& each : keys_) group += Columns::write(each.key, row) + '\0';
    return encodeCursor({std::move(group), toMicroseconds(Columns::time(row)), row.id});
  }

  // A row that stands where the cursor does; nothing when it is not a cursor of this ordering.
  std::optional<Row> placeOf(std::string_view text) const {
    const std::optional<Cursor> cursor = decodeCursor(text);
    const std::string mine = name();
    if (!cursor || !cursor->group.starts_with(mine)) return std::nullopt;
    Row row;
    row.id = cursor->id;
    Columns::time(row) = fromMicroseconds(cursor->time);
    std::string_view values = std::string_view(cursor->group).substr(mine.size());
    for (const auto& each : keys_) {
      const std::size_t end = values.find('\0');
      if (end == values.npos || !Columns::read(each.key, values.substr(0, end), row)) return std::nullopt;
      values.remove_prefix(end + 1);
    }
    return values.empty() ? std::optional<Row>(std::move(row)) : std::nullopt;
  }

 private:
  // Tells one ordering from another, and ends where the values of the row begin.
  std::string name() const {
    std::string name{Columns::list};
    for (const auto& [key, descending] : keys_)
      name += (descending ? '-' : '+') + std::to_string(static_cast<int>(key));
    return name + '\0';
  }

  const Keys& keys_;
};

}  // namespace vedette::memory
