#pragma once

#include <utility>
#include <vector>

#include "domain/detection/correlation/plan/correlation_plan.hpp"
#include "vedette/domain/detection/correlation/correlator.hpp"

namespace vedette::detection {

// Counts by correlation rule, which a batch can take back.
class HealthLog {
 public:
  explicit HealthLog(std::size_t correlations) : counts_(correlations), isSaved_(correlations) {}

  CorrelationHealth& of(CorrelationIndex rule) {
    if (!isSaved_[rule]) isSaved_[rule] = true, saved_.emplace_back(rule, counts_[rule]);
    return counts_[rule];
  }
  const CorrelationHealth& operator[](std::size_t rule) const { return counts_[rule]; }
  CorrelationHealth total() const;

  void commit() {
    for (const auto& [rule, before] : saved_) isSaved_[rule] = false;
    saved_.clear();
  }
  void rollBack() {
    for (const auto& [rule, before] : saved_) counts_[rule] = before;
    commit();
  }

 private:
  std::vector<CorrelationHealth> counts_;
  std::vector<bool> isSaved_;
  std::vector<std::pair<CorrelationIndex, CorrelationHealth>> saved_;  // as they were before this batch
};

}  // namespace vedette::detection
