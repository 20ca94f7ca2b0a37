#include "domain/detection/correlation/window/ordered_run.hpp"

#include <algorithm>
#include <limits>

namespace vedette::detection {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();

// How many events of the newest time are on a reference.
constexpr std::int64_t none = 0, one = 1, several = 2;

}  // namespace

OrderedRun::OrderedRun(std::span<const std::uint16_t> references) : references_(references) { clear(); }

void OrderedRun::clear() {
  const std::size_t times = 2 * wanted() * wanted();
  cells_.assign(times + 2 * wanted(), none);
  std::fill_n(cells_.begin(), times, never);
  time_ = never;
}

void OrderedRun::add(const Hit& hit) {
  const auto reference = std::lower_bound(references_.begin(), references_.end(), hit.reference);
  if (reference == references_.end() || *reference != hit.reference) return;
  const auto place = static_cast<std::size_t>(reference - references_.begin());
  if (hit.time != time_) startTime(hit.time);
  const bool another = newest(place) != none && event(place) != hit.event;
  newest(place) = another || newest(place) == several ? several : one;
  event(place) = hit.event;
  for (std::size_t i = place; i < wanted(); ++i)
    if (newest(i) != none) extend(i);
}

void OrderedRun::startTime(std::int64_t time) {
  time_ = time;
  const auto runs = static_cast<std::ptrdiff_t>(wanted() * wanted());
  std::copy(cells_.begin(), cells_.begin() + runs, cells_.begin() + runs);
  for (std::size_t place = 0; place < wanted(); ++place) newest(place) = none;
}

void OrderedRun::extend(std::size_t place) {
  now(0, place) = time_;
  for (std::size_t length = 1; length <= place; ++length) {
    std::int64_t& start = now(length, place);
    for (std::size_t last = length - 1; last < place; ++last)
      start = std::max(start, mayFollow(last, place) ? now(length - 1, last) : before(length - 1, last));
  }
}

bool OrderedRun::mayFollow(std::size_t first, std::size_t second) {
  return newest(first) == none || newest(first) == several || newest(second) == several ||
         event(first) != event(second);
}

std::size_t OrderedRun::longest(std::int64_t begin) const {
  for (std::size_t length = wanted(); length > 0; --length)
    for (std::size_t place = length - 1; place < wanted(); ++place)
      if (now(length - 1, place) >= begin && now(length - 1, place) != never) return length;
  return 0;
}

}  // namespace vedette::detection
