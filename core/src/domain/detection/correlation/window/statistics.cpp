#include "domain/detection/correlation/window/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace vedette::detection {
namespace {

constexpr double unitsOfOne = 1 << 30;
constexpr double most = 1e22;  // a hundred thousand of these still fit

}  // namespace

Sum::Units Sum::units(double number) {
  return static_cast<Units>(std::nearbyint(std::clamp(number, -most, most) * unitsOfOne));
}

double Sum::value(std::int64_t) const {
  const double sum = static_cast<double>(total_) / unitsOfOne;
  return rule().type == CorrelationType::ValueAverage ? sum / static_cast<double>(count_) : sum;
}

void Percentile::add(const Hit& hit) {
  const double number = hit.number();
  sorted_.insert(std::upper_bound(sorted_.begin(), sorted_.end(), number), number);
}

void Percentile::remove(const Hit& hit) {
  sorted_.erase(std::lower_bound(sorted_.begin(), sorted_.end(), hit.number()));
}

double Percentile::value(std::int64_t) const {
  const double rank = rule().percentile / 100 * static_cast<double>(sorted_.size() - 1);
  const auto below = static_cast<std::size_t>(rank);
  const std::size_t above = std::min(below + 1, sorted_.size() - 1);
  return sorted_[below] + (rank - static_cast<double>(below)) * (sorted_[above] - sorted_[below]);
}

}  // namespace vedette::detection
