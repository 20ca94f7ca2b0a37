#pragma once

#include <bit>
#include <cstdint>
#include <tuple>

namespace vedette::detection {

using BatchNumber = std::uint32_t;  // never 0

// One match of a rule that a correlation rule refers to, in the group that it belongs to.
struct Hit {
  std::int64_t time, event;  // microseconds
  std::uint64_t value = 0;   // of counts an interned text; of numbers the bits of a double
  std::uint32_t onward = 0;  // interned: what correlation rules that use this one need of the event
  BatchNumber taken = 0;
  BatchNumber contributed = 0;  // in which it did so first; 0: not yet
  BatchNumber completing = 0;   // the same for: the window that ends here fulfils the rule
  std::uint16_t reference = 0;
  bool counted = true;  // false: shows the events behind a hit of another correlation rule, and no more

  double number() const { return std::bit_cast<double>(value); }
  auto order() const { return std::tuple(time, event, reference, counted); }
};

}  // namespace vedette::detection
