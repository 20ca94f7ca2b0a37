#include "domain/detection/correlation/groups/group_table.hpp"

namespace vedette::detection {

void GroupTable::insert(std::unique_ptr<Group> group) {
  if ((used_ + 1) * 4 > slots_.size() * 3) grow();
  const std::uint64_t id = idOf(group->correlation, group->key);
  slots_[slotOf(id)] = {id, std::move(group)};
  ++used_;
}

// Moves up what was displaced by the extracted (Knuth 6.4, algorithm R).
std::unique_ptr<Group> GroupTable::extract(const Group& group) {
  std::size_t hole = slotOf(idOf(group.correlation, group.key));
  std::unique_ptr<Group> extracted = std::move(slots_[hole].group);
  --used_;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = next(hole); slots_[at].group; at = next(at)) {
    if (((at - home(slots_[at].id)) & mask) < ((at - hole) & mask)) continue;
    slots_[hole] = std::move(slots_[at]), hole = at;
  }
  return extracted;
}

void GroupTable::grow() {
  std::vector<Slot> before(slots_.size() * 2);
  before.swap(slots_);
  for (Slot& slot : before)
    if (slot.group) slots_[slotOf(slot.id)] = std::move(slot);
}

}  // namespace vedette::detection
