#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/page.hpp"
#include "vedette/domain/timestamp.hpp"
#include "vedette/error.hpp"

namespace vedette::storage {

// Values of the columns that stand before, or behind, the time in an ordering, as texts that compare as they
// should.
using Parts = std::vector<std::string>;

// Where a row stands in an ordering.
struct Position {
  Parts before = {};
  Timestamp time = {};
  Parts after = {};
  std::int64_t id = 0;
};

// An ordering by columns of the facet and one time. What it leaves open is by time, then id, both descending.
class Ordering {
 public:
  struct Column {
    int key;
    bool descending;
  };

  explicit Ordering(std::string_view list) : name_(list) {}
  void add(Column column, bool isTime);

  const std::vector<Column>& before() const { return before_; }
  const std::vector<Column>& after() const { return after_; }
  bool timeDescending() const { return timeDescending_; }
  bool byTimeAlone() const { return before_.empty() && after_.empty(); }

  static std::strong_ordering compare(const std::vector<Column>&, const Parts&, const Parts&);
  bool precedes(const Position&, const Position&) const;

  std::string cursorAt(const Position&) const;
  // Nothing when it is not a cursor of this ordering.
  std::optional<Position> placeOf(std::string_view cursor) const;

 private:
  std::string name_;  // tells one ordering from another
  std::vector<Column> before_;
  std::vector<Column> after_;
  bool timeSeen_ = false;
  bool timeDescending_ = true;
};

Error badCursor();  // Invalid, on the field "cursor"

// `Facets` says what the columns are (event_facets.hpp).
template <class Facets>
Ordering orderingOf(const std::vector<Order<typename Facets::Key>>& keys) {
  Ordering ordering(Facets::table().rows);
  for (const auto& [key, descending] : keys)
    ordering.add({static_cast<int>(key), descending}, key == Facets::timeKey);
  return ordering;
}

template <class Facets>
Parts partsOf(const std::vector<Ordering::Column>& columns, const typename Facets::Row& row) {
  Parts parts;
  parts.reserve(columns.size());
  for (const auto& column : columns)
    parts.push_back(Facets::part(static_cast<typename Facets::Key>(column.key), row));
  return parts;
}

template <class Facets>
Position positionOf(const Ordering& ordering, const typename Facets::Row& row) {
  return {partsOf<Facets>(ordering.before(), row), Facets::timeOf(row),
          partsOf<Facets>(ordering.after(), row), row.id};
}

}  // namespace vedette::storage
