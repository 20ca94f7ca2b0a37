#pragma once

#include <span>
#include <vector>

#include "domain/detection/correlation/window/hit.hpp"

namespace vedette::detection {

// The longest run of hits, one after the other, on references in the order that they are given in; some may
// be skipped. Hits of one time stand in any order, but no event takes two neighbouring places.
class OrderedRun {
 public:
  explicit OrderedRun(std::span<const std::uint16_t> references);  // ascending; they must outlive it

  void add(const Hit&);  // not before the last one; of other references: nothing
  void clear();

  std::size_t longest(std::int64_t begin) const;  // of the runs that start no earlier
  std::size_t wanted() const { return references_.size(); }

 private:
  // All in one piece: one group in many that is looked at is not in the processor's caches.
  // now, before: the latest start of a run with and without the hits of the newest time, by its length - 1
  // and last place.
  std::int64_t& now(std::size_t length, std::size_t place) { return cells_[length * wanted() + place]; }
  std::int64_t now(std::size_t length, std::size_t place) const { return cells_[length * wanted() + place]; }
  std::int64_t before(std::size_t length, std::size_t place) const {
    return cells_[(wanted() + length) * wanted() + place];
  }
  std::int64_t& event(std::size_t place) { return cells_[2 * wanted() * wanted() + place]; }
  std::int64_t& newest(std::size_t place) { return cells_[(2 * wanted() + 1) * wanted() + place]; }

  void startTime(std::int64_t time);
  void extend(std::size_t place);
  bool mayFollow(std::size_t first, std::size_t second);

  std::span<const std::uint16_t> references_;
  std::vector<std::int64_t> cells_;
  std::int64_t time_;
};

}  // namespace vedette::detection
