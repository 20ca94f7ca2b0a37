#include "domain/detection/correlation/window/measure.hpp"

#include "domain/detection/correlation/window/counted_set.hpp"
#include "domain/detection/correlation/window/ordered_references.hpp"
#include "domain/detection/correlation/window/statistics.hpp"

namespace vedette::detection {
namespace {

class EventCounter : public NumberMeasure {
 public:
  using NumberMeasure::NumberMeasure;
  void add(const Hit&) override { ++count_; }
  void remove(const Hit&) override { --count_; }
  void clear() override { count_ = 0; }
  double value(std::int64_t) const override { return static_cast<double>(count_); }

 private:
  std::size_t count_ = 0;
};

class DistinctCounter : public NumberMeasure {
 public:
  using NumberMeasure::NumberMeasure;
  void add(const Hit& hit) override { values_.add(hit.value); }
  void remove(const Hit& hit) override { values_.remove(hit.value); }
  void clear() override { values_.clear(); }
  double value(std::int64_t) const override { return static_cast<double>(values_.size()); }

 private:
  CountedSet values_;
};

// How many of the references have hits.
class References : public NumberMeasure {
 public:
  explicit References(const CompiledCorrelation& rule) : NumberMeasure(rule), hits_(rule.inOrder.size()) {}

  void add(const Hit& hit) override { present_ += hits_[hit.reference]++ == 0; }
  void remove(const Hit& hit) override { present_ -= --hits_[hit.reference] == 0; }
  void clear() override { hits_.assign(hits_.size(), 0), present_ = 0; }
  double value(std::int64_t) const override { return static_cast<double>(present_); }

  bool holds(std::int64_t begin) const override {
    if (rule().terms.empty()) return NumberMeasure::holds(begin);
    for (const Term& term : rule().terms)
      if (fulfils(term)) return true;
    return false;
  }

 private:
  bool fulfils(const Term& term) const {
    for (const ReferenceIndex each : term.present)
      if (hits_[each] == 0) return false;
    for (const ReferenceIndex each : term.absent)
      if (hits_[each] != 0) return false;
    return true;
  }

  std::vector<std::uint32_t> hits_;
  std::size_t present_ = 0;
};

}  // namespace

std::unique_ptr<Measure> Measure::of(const CompiledCorrelation& rule) {
  switch (rule.type) {
    case CorrelationType::EventCount:
      return std::make_unique<EventCounter>(rule);
    case CorrelationType::ValueCount:
      return std::make_unique<DistinctCounter>(rule);
    case CorrelationType::ValueSum:
    case CorrelationType::ValueAverage:
      return std::make_unique<Sum>(rule);
    case CorrelationType::ValuePercentile:
      return std::make_unique<Percentile>(rule);
    case CorrelationType::Temporal:
      return std::make_unique<References>(rule);
    case CorrelationType::TemporalOrdered:
      break;
  }
  return std::make_unique<OrderedReferences>(rule);
}

}  // namespace vedette::detection
