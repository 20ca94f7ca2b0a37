#pragma once

#include <memory>

#include "domain/detection/correlation/plan/correlation_plan.hpp"
#include "domain/detection/correlation/window/hit.hpp"

namespace vedette::detection {

// What a correlation rule measures of the hits in a window, kept up to date hit by hit. Only counted hits
// come here.
class Measure {
 public:
  static std::unique_ptr<Measure> of(const CompiledCorrelation&);  // which must outlive it
  virtual ~Measure() = default;

  virtual void add(const Hit&) = 0;
  virtual void remove(const Hit&) = 0;  // the first of the window; when reversible, any
  virtual void clear() = 0;

  // Whether hits may be added and removed at both ends. Otherwise they come in order, and what keep() noted
  // can be gone back to, once it was, and until clear().
  virtual bool isReversible() const { return true; }
  virtual void keep() {}
  virtual void goBack() {}

  // Of the window that begins at this time.
  virtual double value(std::int64_t begin) const = 0;
  virtual bool holds(std::int64_t begin) const = 0;
};

// A measure that is one number, compared with the rule's thresholds.
class NumberMeasure : public Measure {
 public:
  explicit NumberMeasure(const CompiledCorrelation& rule) : rule_(rule) {}
  bool holds(std::int64_t begin) const override {
    if (isUndefined()) return false;
    const double measured = value(begin);
    for (const Threshold& threshold : rule_.thresholds)
      if (!threshold.holds(measured)) return false;
    return true;
  }

 protected:
  const CompiledCorrelation& rule() const { return rule_; }
  virtual bool isUndefined() const { return false; }  // the average of nothing

 private:
  const CompiledCorrelation& rule_;
};

}  // namespace vedette::detection
