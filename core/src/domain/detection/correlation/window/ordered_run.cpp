#include "domain/detection/correlation/window/ordered_run.hpp"

#include <algorithm>
#include <limits>

namespace vedette::detection {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();

}  // namespace

OrderedRun::OrderedRun(std::vector<std::uint16_t> references) : references_(std::move(references)) {
  clear();
}

void OrderedRun::clear() {
  before_.assign(references_.size() * references_.size(), never);
  now_ = before_;
  newest_.assign(references_.size(), {});
  time_ = never;
}

void OrderedRun::add(const Hit& hit) {
  const auto reference = std::lower_bound(references_.begin(), references_.end(), hit.reference);
  if (reference == references_.end() || *reference != hit.reference) return;
  const auto place = static_cast<std::size_t>(reference - references_.begin());
  if (hit.time != time_) {
    before_ = now_, time_ = hit.time;
    newest_.assign(references_.size(), {});
  }
  Newest& newest = newest_[place];
  newest.several |= newest.any && newest.event != hit.event;
  newest.any = true, newest.event = hit.event;
  for (std::size_t i = place; i < references_.size(); ++i)
    if (newest_[i].any) extend(i);
}

void OrderedRun::extend(std::size_t place) {
  now_[at(0, place)] = time_;
  for (std::size_t length = 1; length <= place; ++length) {
    std::int64_t& start = now_[at(length, place)];
    for (std::size_t last = length - 1; last < place; ++last) {
      const Starts& from = mayFollow(newest_[last], newest_[place]) ? now_ : before_;
      start = std::max(start, from[at(length - 1, last)]);
    }
  }
}

bool OrderedRun::mayFollow(const Newest& first, const Newest& second) const {
  return !first.any || first.several || second.several || first.event != second.event;
}

std::size_t OrderedRun::longest(std::int64_t begin) const {
  for (std::size_t length = references_.size(); length > 0; --length) {
    const auto row = now_.begin() + static_cast<std::ptrdiff_t>(at(length - 1, 0));
    const auto end = row + static_cast<std::ptrdiff_t>(references_.size());
    if (std::any_of(row, end, [&](std::int64_t start) { return start >= begin && start != never; }))
      return length;
  }
  return 0;
}

}  // namespace vedette::detection
