#include "domain/detection/correlation/groups/group_store.hpp"

namespace vedette::detection {

Group& GroupStore::add(std::unique_ptr<Group> group) {
  Group& added = *group;
  added.removed = false;
  groups_.insert(std::move(group));
  link(added);
  return added;
}

void GroupStore::touch(Group& group, std::int64_t now) {
  group.touched = now;
  Order& order = orders_[group.correlation];
  if (order.newest != &group) unlink(group), link(group);
  if (!order.unsettled) order.unsettled = &group;
}

void GroupStore::remove(Group& group) {
  removed_.push_back(extract(group));
  group.removed = true;
}

std::unique_ptr<Group> GroupStore::extract(Group& group) {
  unlink(group);
  return groups_.extract(group);
}

Group* GroupStore::oldestBut(const Group& spared) const {
  Group* oldest = nullptr;
  for (const Order& order : orders_) {
    Group* group = order.oldest == &spared ? spared.newer : order.oldest;
    if (group && (!oldest || group->touched < oldest->touched)) oldest = group;
  }
  return oldest;
}

void GroupStore::commit(const Visit& release) {
  for (const auto& group : removed_) release(*group);
  removed_.clear();
}

// What comes back does so as the newest: nobody knows its place any more, and all count as unsettled.
void GroupStore::rollBack(BatchNumber batch, const Visit& release) {
  for (auto& group : removed_) {
    if (group->created == batch)
      release(*group);
    else
      add(std::move(group));
  }
  removed_.clear();
  for (Order& order : orders_) order.unsettled = order.oldest;
}

void GroupStore::link(Group& group) {
  Order& order = orders_[group.correlation];
  group.older = order.newest, group.newer = nullptr;
  (order.newest ? order.newest->newer : order.oldest) = &group;
  order.newest = &group;
  if (!order.unsettled) order.unsettled = &group;
}

void GroupStore::unlink(Group& group) {
  Order& order = orders_[group.correlation];
  (group.newer ? group.newer->older : order.newest) = group.older;
  (group.older ? group.older->newer : order.oldest) = group.newer;
  if (order.unsettled == &group) order.unsettled = group.newer;
}

}  // namespace vedette::detection
