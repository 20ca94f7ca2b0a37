#include "facets/paging/ordering.hpp"

#include "vedette/domain/cursor.hpp"

namespace vedette::storage {
namespace {

bool takePart(std::string_view& text, Parts& into) {
  const std::size_t end = text.find('\0');
  if (end == text.npos) return false;
  into.emplace_back(text.substr(0, end));
  text.remove_prefix(end + 1);
  return true;
}

}  // namespace

void Ordering::add(Column column, bool isTime) {
  name_ += (column.descending ? '-' : '+') + std::to_string(column.key);
  if (!isTime) {
    (timeSeen_ ? after_ : before_).push_back(column);
  } else if (!timeSeen_) {
    timeSeen_ = true;
    timeDescending_ = column.descending;
  }
}

std::strong_ordering Ordering::compare(const std::vector<Column>& columns, const Parts& a, const Parts& b) {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (const auto order = a[i] <=> b[i]; order != 0) return columns[i].descending ? 0 <=> order : order;
  return std::strong_ordering::equal;
}

bool Ordering::precedes(const Position& a, const Position& b) const {
  if (const auto order = compare(before_, a.before, b.before); order != 0) return order < 0;
  if (a.time != b.time) return timeDescending_ ? a.time > b.time : a.time < b.time;
  if (const auto order = compare(after_, a.after, b.after); order != 0) return order < 0;
  return a.id > b.id;
}

std::string Ordering::cursorAt(const Position& position) const {
  std::string group = name_ + '\0';
  for (const auto& part : position.before) group += part + '\0';
  for (const auto& part : position.after) group += part + '\0';
  return encodeCursor({std::move(group), toMicroseconds(position.time), position.id});
}

std::optional<Position> Ordering::placeOf(std::string_view text) const {
  const auto cursor = decodeCursor(text);
  if (!cursor || cursor->id < 1) return std::nullopt;
  Position position{{}, fromMicroseconds(cursor->time), {}, cursor->id};
  Parts name;
  std::string_view rest = cursor->group;
  if (!takePart(rest, name) || name.front() != name_) return std::nullopt;
  for (std::size_t i = 0; i < before_.size(); ++i)
    if (!takePart(rest, position.before)) return std::nullopt;
  for (std::size_t i = 0; i < after_.size(); ++i)
    if (!takePart(rest, position.after)) return std::nullopt;
  return rest.empty() ? std::optional(std::move(position)) : std::nullopt;
}

Error badCursor() {
  return invalid(std::vector<FieldError>{
      {"cursor", Violation::BadFormat, "The cursor must be one that this list gave in this order.", {}}});
}

}  // namespace vedette::storage
