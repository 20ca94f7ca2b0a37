#pragma once

#include <memory>

#include "domain/detection/correlation/window/hit_window.hpp"
#include "vedette/domain/detection/correlation/firing.hpp"

namespace vedette::detection {

// What a correlation rule knows of one combination of values.
struct Group {
  Group(CorrelationIndex rule, std::uint32_t values, HitWindow itsHits)
      : correlation(rule), key(values), hits(std::move(itsHits)) {}

  CorrelationIndex correlation;
  std::uint32_t key;  // its interned values
  HitWindow hits;

  std::int64_t touched = 0;                  // by the clock of reception
  std::int64_t touchedBefore = 0;            // the batch that runs
  Group *newer = nullptr, *older = nullptr;  // in its rule's order of being touched

  BatchNumber created = 0, changed = 0;  // the batch that made it, and the last that changed it
  bool removed = false;                  // in the batch that runs

  std::shared_ptr<const CorrelationGroup> values = {};  // made when first wanted
  std::uint64_t round = 0;                              // of `firing`
  std::size_t firing = 0;                               // its place among the firings of that round
};

}  // namespace vedette::detection
