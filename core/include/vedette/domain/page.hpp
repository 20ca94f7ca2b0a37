#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vedette {

// One key of an ordering; `Key` is an enumeration of the concept's sortable columns.
template <class Key>
struct Order {
  Key key;
  bool descending = false;
  bool operator==(const Order&) const = default;
};

// Which rows of an ordered selection are wanted. A cursor is what an earlier page gave as `next`;
// it is opaque, belongs to the same ordering and wins over the offset.
struct PageRequest {
  std::size_t limit = 50;
  std::size_t offset = 0;
  std::string cursor = {};
};

template <class Item>
struct Page {
  std::vector<Item> items;
  std::uint64_t total = 0;  // of the whole selection, exact
  std::string next;         // cursor behind the last item; empty when it is the last page
};

}  // namespace vedette
