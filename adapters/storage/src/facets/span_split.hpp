#pragma once

#include <optional>
#include <vector>

#include "facets/paging/time_range.hpp"

namespace vedette::storage {

// A range as the spans of a width that lie in it, and the parts of spans that it cuts: at most two.
struct SpanSplit {
  std::optional<TimeRange> whole;  // from the start of the first to the start of the last
  std::vector<TimeRange> parts;    // each within one span
};

inline SpanSplit splitBy(std::chrono::seconds width, const TimeRange& range) {
  using std::chrono::microseconds;
  const auto endOf = [&](Timestamp start) { return start + width - microseconds{1}; };
  const Timestamp low = startOf(range.low, width), high = startOf(range.high, width);
  const bool cutsLow = low != range.low, cutsHigh = endOf(high) != range.high;
  if (low == high && (cutsLow || cutsHigh)) return {{}, {range}};
  SpanSplit split;
  if (cutsLow) split.parts.push_back({range.low, endOf(low)});
  if (cutsHigh) split.parts.push_back({high, range.high});
  const Timestamp first = cutsLow ? low + width : low, last = cutsHigh ? high - width : high;
  if (first <= last) split.whole = TimeRange{first, last};
  return split;
}

}  // namespace vedette::storage
