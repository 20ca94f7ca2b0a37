#pragma once

#include <cstdint>
#include <vector>

namespace vedette::detection {

// How often each value stands in a window, and how many different ones do. Values are no zeros.
class CountedSet {
 public:
  void add(std::uint64_t value) {
    if ((used_ + 1) * 4 > slots_.size() * 3) grow();
    Slot& slot = slots_[find(value)];
    if (slot.count++ == 0) slot.value = value, ++used_;
  }

  void remove(std::uint64_t value) {
    const std::size_t at = find(value);
    if (--slots_[at].count == 0) erase(at);
  }

  void clear() {
    slots_.assign(slots_.size(), {});
    used_ = 0;
  }
  std::size_t size() const { return used_; }

 private:
  struct Slot {
    std::uint64_t value = 0;
    std::uint32_t count = 0;  // 0: free
  };

  std::size_t home(std::uint64_t value) const {
    return static_cast<std::size_t>(value * 0x9E3779B97F4A7C15u >> 32) & (slots_.size() - 1);
  }
  std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }

  std::size_t find(std::uint64_t value) const {
    std::size_t at = home(value);
    while (slots_[at].count != 0 && slots_[at].value != value) at = next(at);
    return at;
  }

  // Moves up what was displaced by the erased (Knuth 6.4, algorithm R).
  void erase(std::size_t hole) {
    --used_;
    for (std::size_t at = next(hole); slots_[at].count != 0; at = next(at)) {
      const std::size_t wanted = home(slots_[at].value), mask = slots_.size() - 1;
      if (((at - wanted) & mask) < ((at - hole) & mask)) continue;
      slots_[hole] = slots_[at], hole = at;
    }
    slots_[hole] = {};
  }

  void grow() {
    std::vector<Slot> before(slots_.empty() ? 4 : slots_.size() * 2);
    before.swap(slots_);
    for (const Slot& slot : before)
      if (slot.count != 0) slots_[find(slot.value)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace vedette::detection
