#pragma once

#include <vector>

#include "domain/detection/correlation/window/hit.hpp"

namespace vedette::detection {

// The longest run of hits, one after the other, on references in the order that they are given in; some may
// be skipped. Hits of one time stand in any order, but no event takes two neighbouring places.
class OrderedRun {
 public:
  explicit OrderedRun(std::vector<std::uint16_t> references);  // ascending

  void add(const Hit&);  // not before the last one; of other references: nothing
  void clear();

  std::size_t longest(std::int64_t begin) const;  // of the runs that start no earlier
  std::size_t wanted() const { return references_.size(); }

 private:
  // The hits of the newest time on one reference.
  struct Newest {
    std::int64_t event = 0;
    bool any = false, several = false;
  };
  using Starts = std::vector<std::int64_t>;  // the latest start of a run, by its length - 1 and last place

  std::size_t at(std::size_t length, std::size_t place) const { return length * references_.size() + place; }
  void extend(std::size_t place);
  bool mayFollow(const Newest& first, const Newest& second) const;

  std::vector<std::uint16_t> references_;
  Starts before_, now_;  // without and with the hits of the newest time
  std::vector<Newest> newest_;
  std::int64_t time_;
};

}  // namespace vedette::detection
