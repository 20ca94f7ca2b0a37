#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"

namespace vedette::storage {

// What places a row within its facet.
struct Key {
  Timestamp time;
  std::int64_t id = 0;

  friend bool operator==(const Key&, const Key&) = default;
};

inline constexpr std::int64_t aboveEveryId = std::numeric_limits<std::int64_t>::max();

// The keys that a walk asks for: of one time range, forwards or backwards in time; ids always descend among
// equal times.
struct KeyRange {
  TimeRange time;
  bool descending = true;
  std::int64_t fromId = 0;  // rows of lower ids are left out; there may be partitions of them

  // Before every key.
  Key start() const { return {descending ? time.high : time.low, aboveEveryId}; }
};

// The keys of one facet, read piece by piece.
struct Arm {
  static constexpr FacetId all = 0;  // every row of the table

  FacetId facet = all;
  std::size_t rank = 0;     // among rows of equal time, lower ranks come first
  Key place = {};           // the last key read, or where to begin: it is not read again
  std::size_t skip = 0;     // keys to leave out in the next piece
  std::vector<Key> keys{};  // the piece
  std::size_t next = 0;     // in the piece
  bool ended = false;       // no piece follows

  const Key& front() const { return keys[next]; }
  bool drained() const { return next == keys.size(); }
};

// Rows that a page has room for from the start, however many are asked for.
inline constexpr std::size_t mostReserved = 256;

// Rows of any of several facets, found by looking at all rows side by side.
struct Scan {
  std::vector<FacetId> facets;
  Key place;           // where to begin, behind it
  std::size_t looked;  // rows to look at, at most
  std::size_t wanted;  // rows to find, at most
};

}  // namespace vedette::storage
