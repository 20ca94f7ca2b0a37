#pragma once

#include <vector>

#include "domain/detection/correlation/groups/group.hpp"

namespace vedette::detection {

// Groups by their rule and values; open addressing, because most look-ups miss the processor's caches.
class GroupTable {
 public:
  GroupTable() : slots_(64) {}

  Group* find(CorrelationIndex rule, std::uint32_t key) const {
    return slots_[slotOf(idOf(rule, key))].group.get();
  }
  void insert(std::unique_ptr<Group>);
  std::unique_ptr<Group> extract(const Group&);
  std::size_t size() const { return used_; }

 private:
  struct Slot {
    std::uint64_t id = 0;
    std::unique_ptr<Group> group = {};  // null: free
  };

  static std::uint64_t idOf(CorrelationIndex rule, std::uint32_t key) {
    return static_cast<std::uint64_t>(rule) << 32 | key;
  }
  std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }
  std::size_t home(std::uint64_t id) const {
    return static_cast<std::size_t>(id * 0x9E3779B97F4A7C15u >> 32) & (slots_.size() - 1);
  }
  std::size_t slotOf(std::uint64_t id) const {
    std::size_t at = home(id);
    while (slots_[at].group && slots_[at].id != id) at = next(at);
    return at;
  }
  void grow();

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace vedette::detection
