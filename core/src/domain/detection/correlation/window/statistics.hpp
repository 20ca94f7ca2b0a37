#pragma once

#include <vector>

#include "domain/detection/correlation/window/measure.hpp"

namespace vedette::detection {

// The sum of the hits' numbers, or their average. It is kept in units of 2^-30, exactly, so that it depends
// on the numbers alone and not on the order in which they came and went.
class Sum : public NumberMeasure {
 public:
  using NumberMeasure::NumberMeasure;
  void add(const Hit& hit) override { total_ += units(hit.number()), ++count_; }
  void remove(const Hit& hit) override { total_ -= units(hit.number()), --count_; }
  void clear() override { total_ = 0, count_ = 0; }
  double value(std::int64_t begin) const override;

 private:
  __extension__ using Units = __int128;
  static Units units(double number);
  bool isUndefined() const override { return count_ == 0; }

  Units total_ = 0;
  std::size_t count_ = 0;
};

// A percentile of the hits' numbers, linear between the two closest ranks: the rank of p among n is
// p / 100 x (n - 1), from 0.
class Percentile : public NumberMeasure {
 public:
  using NumberMeasure::NumberMeasure;
  void add(const Hit&) override;
  void remove(const Hit&) override;
  void clear() override { sorted_.clear(); }
  double value(std::int64_t begin) const override;

 private:
  bool isUndefined() const override { return sorted_.empty(); }

  std::vector<double> sorted_;
};

}  // namespace vedette::detection
