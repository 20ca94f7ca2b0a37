#pragma once

#include <vector>

#include "domain/detection/correlation/groups/group.hpp"
#include "domain/detection/correlation/groups/interner.hpp"

namespace vedette::detection {

// The firings since somebody last took them: one for each group.
class FiringLog {
 public:
  FiringLog(const CorrelationPlan& plan, const Interner& texts) : plan_(plan), texts_(texts) {}

  bool add(Group&, const Findings&);  // true: a firing of its own
  std::vector<Firing> take();
  void clear() { firings_.clear(), ++round_; }

 private:
  Firing& firingOf(Group&);
  const std::shared_ptr<const CorrelationGroup>& valuesOf(Group&) const;

  const CorrelationPlan& plan_;
  const Interner& texts_;
  std::vector<Firing> firings_;
  std::uint64_t round_ = 1;
};

}  // namespace vedette::detection
