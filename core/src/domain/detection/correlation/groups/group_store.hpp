#pragma once

#include <functional>
#include <vector>

#include "domain/detection/correlation/groups/group_table.hpp"

namespace vedette::detection {

// The groups of all correlation rules. What is removed can come back until the batch ends.
class GroupStore {
 public:
  using Visit = std::function<void(Group&)>;

  explicit GroupStore(std::size_t correlations) : orders_(correlations) {}

  Group* find(CorrelationIndex rule, std::uint32_t key) const { return groups_.find(rule, key); }
  Group& add(std::unique_ptr<Group>);  // as the newest of its rule
  void touch(Group&, std::int64_t now);
  void remove(Group&);
  std::unique_ptr<Group> extract(Group&);

  std::size_t size() const { return groups_.size(); }
  Group* oldest(CorrelationIndex rule) const { return orders_[rule].oldest; }
  Group* oldestBut(const Group&) const;  // of all rules

  // The oldest group that was touched since it was settled.
  Group* unsettled(CorrelationIndex rule) const { return orders_[rule].unsettled; }
  void settle(Group& group) { orders_[group.correlation].unsettled = group.newer; }

  void commit(const Visit& release);                 // of each that goes
  void rollBack(BatchNumber, const Visit& release);  // of each that the batch had made

 private:
  struct Order {
    Group *newest = nullptr, *oldest = nullptr, *unsettled = nullptr;
  };
  void link(Group&);
  void unlink(Group&);

  GroupTable groups_;
  std::vector<std::unique_ptr<Group>> removed_;
  std::vector<Order> orders_;
};

}  // namespace vedette::detection
