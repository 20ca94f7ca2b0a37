#include <cstdint>
#include <string>

#include "demand.hpp"
#include "facets/paging/ordering.hpp"
#include "vedette/domain/cursor.hpp"

using namespace vedette;
using namespace vedette::storage;

namespace {

// Columns before the time, how the time goes, columns behind it.
struct Shape {
  int before, after;
  bool descending;
};

Ordering orderingOf(std::string_view list, const Shape& shape) {
  constexpr int time = 0;
  Ordering ordering(list);
  int key = time;
  while (key < shape.before) ordering.add({++key, key % 2 == 0}, false);
  ordering.add({time, shape.descending}, true);
  while (key < shape.before + shape.after) ordering.add({++key, key % 2 == 0}, false);
  return ordering;
}

void isWrittenTheSame(std::string_view text) {
  const auto cursor = decodeCursor(text);
  if (cursor)
    demand(decodeCursor(encodeCursor(*cursor)) == cursor, "a cursor that is written is read the same");
}

void isOfOneOrdering(std::string_view text, const Shape& shape) {
  const Ordering ordering = orderingOf("events", shape);
  const auto place = ordering.placeOf(text);
  if (!place) return;
  demand(place->id >= 1, "a place has an id");
  demand(place->before.size() == ordering.before().size() && place->after.size() == ordering.after().size(),
         "a place has a part for each column");
  demand(!ordering.precedes(*place, *place), "no place is before itself");
  const auto again = ordering.placeOf(ordering.cursorAt(*place));
  demand(again && again->before == place->before && again->time == place->time &&
             again->after == place->after && again->id == place->id,
         "a place that is written is read the same");
  demand(!orderingOf("alerts", shape).placeOf(text), "a cursor is of one list");
  demand(!orderingOf("events", {shape.before, shape.after, !shape.descending}).placeOf(text),
         "a cursor is of one order");
}

}  // namespace

// A byte that says the shape of the ordering, then the cursor.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  isWrittenTheSame(text);
  isOfOneOrdering(text, {data[0] & 3, data[0] >> 2 & 3, (data[0] & 16) != 0});
  return 0;
}
