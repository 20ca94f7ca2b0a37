#pragma once

#include "domain/detection/correlation/window/measure.hpp"
#include "domain/detection/correlation/window/ordered_run.hpp"

namespace vedette::detection {

// How many of the references have hits in their order; or whether those of a term have, and no others.
class OrderedReferences : public NumberMeasure {
 public:
  explicit OrderedReferences(const CompiledCorrelation&);

  void add(const Hit&) override;
  void remove(const Hit& hit) override { --hits_[hit.reference]; }
  void clear() override;
  bool isReversible() const override { return false; }
  void keep() override { kept_ = runs_; }
  void goBack() override { runs_ = kept_; }
  double value(std::int64_t begin) const override;
  bool holds(std::int64_t begin) const override;

 private:
  std::vector<OrderedRun> runs_;  // one for each term; without terms one of all references
  std::vector<OrderedRun> kept_;
  std::vector<std::uint32_t> hits_;  // for what must be absent: such rules are deferred and never go back
};

}  // namespace vedette::detection
