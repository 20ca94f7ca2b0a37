#include "domain/detection/correlation/window/hit_window.hpp"

#include <algorithm>

#include "domain/detection/correlation/plan/shape.hpp"

namespace vedette::detection {
namespace {

bool before(const Hit& a, const Hit& b) { return a.time != b.time ? a.time < b.time : a.order() < b.order(); }

// An event that several of the rules match is still one event to count.
bool isSame(const Hit& a, const Hit& b, CorrelationType type) {
  const bool byReference = isTemporal(type) || type == CorrelationType::ValueCount;
  return a.time == b.time && a.event == b.event && a.counted == b.counted &&
         (!byReference || a.reference == b.reference);
}

}  // namespace

HitWindow::HitWindow(const CompiledCorrelation& rule, std::int64_t lateness)
    : rule_(&rule), lateness_(lateness), measure_(Measure::of(rule)) {}

HitWindow::Taken HitWindow::take(const Hit& hit, bool advances, Findings& out) {
  if (isLate(hit)) return Taken::Late;
  const std::size_t place = placeOf(hit);
  if (isKnown(place, hit)) return Taken::Known;
  if (advances && hit.time > newest_) newest_ = hit.time;
  if (!hit.counted) {
    insert(place, hit);
    show(place, hit.taken, out);
  } else if (rule_->deferred) {
    insert(place, hit);
    judge(due(), hit.taken, out);
  } else {
    moveEnd(place, hit.time - rule_->span);
    insert(place, hit);
    sweep(place, hit.taken, out);
  }
  forget();
  return Taken::New;
}

void HitWindow::insert(std::size_t place, const Hit& hit) {
  constexpr std::size_t usual = 4;  // of most groups
  if (hits_.empty()) hits_.reserve(usual);
  hits_.insert(hits_.begin() + static_cast<std::ptrdiff_t>(place), hit);
  if (place < begin_) ++begin_;
  if (place < end_) ++end_;
}

std::int64_t HitWindow::due() const { return newest_ == never ? never : newest_ - lateness_; }
std::int64_t HitWindow::horizon() const { return newest_ == never ? never : due() - rule_->span; }

bool HitWindow::isLate(const Hit& hit) const {
  if (rule_->deferred && hit.counted) return hit.time < due() || (judged_ != never && hit.time <= judged_);
  return hit.time < horizon();
}

std::size_t HitWindow::placeOf(const Hit& hit) const {
  if (hits_.size() == first_ || before(hits_.back(), hit)) return hits_.size();
  const auto first = hits_.begin() + static_cast<std::ptrdiff_t>(first_);
  return static_cast<std::size_t>(std::lower_bound(first, hits_.end(), hit, before) - hits_.begin());
}

bool HitWindow::isKnown(std::size_t place, const Hit& hit) const {
  const auto sameEvent = [&](std::size_t at) {
    return hits_[at].time == hit.time && hits_[at].event == hit.event;
  };
  for (std::size_t at = place; at > first_ && sameEvent(at - 1); --at)
    if (isSame(hits_[at - 1], hit, rule_->type)) return true;
  for (std::size_t at = place; at < hits_.size() && sameEvent(at); ++at)
    if (isSame(hits_[at], hit, rule_->type)) return true;
  return false;
}

void HitWindow::forget() {
  const std::int64_t horizon = this->horizon();
  while (first_ < hits_.size() && hits_[first_].time < horizon) dropFirst();
}

void HitWindow::dropOldest() {
  if (first_ < hits_.size()) dropFirst();
}

void HitWindow::dropFirst() {
  if (begin_ == first_) {
    if (begin_ < end_ && hits_[begin_].counted) measure_->remove(hits_[begin_]);
    ++begin_;
    end_ = std::max(end_, begin_);
  }
  ++first_;
}

// The window slides over all places that the new hit is in the window of, first of all its own. One more hit
// changes nothing about a window that fulfils the rule already: where the hit comes later than the lateness,
// the window does not slide over those, or events that are sent again would cost their square. Within the
// lateness it does, so that what is told of the last window does not depend on the order of the hits.
void HitWindow::sweep(std::size_t place, BatchNumber batch, Findings& out) {
  const std::int64_t time = hits_[place].time, last = time + rule_->span;
  const bool isBehind = time < due();
  std::size_t open = place;
  while (end_ < hits_.size() && hits_[end_].time <= last) {
    if (isBehind && end_ > open && hits_[end_].time > hits_[end_ - 1].time) open = firstOpen(last);
    if (open == hits_.size()) {
      if (hits_[place].contributed == 0) show(place, batch, out);
      break;
    }
    admit();
    if (end_ < hits_.size() && hits_[end_].time == hits_[end_ - 1].time) continue;
    if (!isFulfilled()) continue;
    complete(batch, out);
    contribute(place, batch, out);  // the windows that were complete before had no need to look at it
  }
  if (hits_[place].completing == 0) lastOpen_ = std::max(lastOpen_, time);
}

// Where the next window ends, up to a time, that does not fulfil the rule yet.
std::size_t HitWindow::firstOpen(std::int64_t last) {
  if (hits_[end_].time > lastOpen_) return hits_.size();
  std::size_t at = end_;
  for (; at < hits_.size() && hits_[at].time <= last; ++at)
    if (hits_[at].counted && hits_[at].completing == 0) return at;
  if (at == hits_.size()) lastOpen_ = hits_[end_ - 1].time;
  return hits_.size();
}

void HitWindow::judge(std::int64_t until, BatchNumber batch, Findings& out) {
  while (rule_->deferred && end_ < hits_.size() && hits_[end_].time < until) {
    judged_ = hits_[end_].time;
    while (end_ < hits_.size() && hits_[end_].time == judged_) admit();
    if (isFulfilled()) complete(batch, out);
  }
}

// A hit that is not counted changes no window; it contributes where it stands in one that fulfils the rule.
void HitWindow::show(std::size_t place, BatchNumber batch, Findings& out) {
  const std::int64_t last = hits_[place].time + rule_->span;
  std::size_t at = place;
  while (at > first_ && hits_[at - 1].time == hits_[place].time) --at;
  for (; at < hits_.size() && hits_[at].time <= last; ++at) {
    if (hits_[at].completing == 0) continue;
    out.begin = hits_[at].time - rule_->span, out.end = hits_[at].time;
    return contribute(place, batch, out);
  }
}

// So that the window ends before a place, and begins at a time if that is earlier than now.
void HitWindow::moveEnd(std::size_t place, std::int64_t begin) {
  if (place < end_ && !measure_->isReversible()) return goBack(place, begin);
  while (end_ > place) {
    --end_;
    if (end_ >= begin_ && hits_[end_].counted) measure_->remove(hits_[end_]);
  }
  begin_ = std::min(begin_, end_);
  while (measure_->isReversible() && begin_ > first_ && hits_[begin_ - 1].time >= begin)
    if (hits_[--begin_].counted) measure_->add(hits_[begin_]);
  while (end_ < place) admit();
}

// The same for a measure that takes hits in order. It goes on from what it has kept, and keeps what later
// hits seldom come before: so it takes in the hits of the lateness again, not those of the whole window.
void HitWindow::goBack(std::size_t place, std::int64_t begin) {
  const std::int64_t time = begin + rule_->span, later = newest_ == never ? time : std::min(time, due());
  const bool isKept = kept_ != never && kept_ <= time;
  std::size_t at = firstFrom(isKept ? kept_ : later - rule_->span);
  const auto takeUpTo = [&](std::size_t end) {
    for (; at < end; ++at)
      if (hits_[at].counted) measure_->add(hits_[at]);
  };
  measure_->clear();
  if (isKept) measure_->goBack();
  if (!isKept || kept_ < later) {
    takeUpTo(firstFrom(later));
    measure_->keep();
    kept_ = later;
  }
  takeUpTo(place);
  begin_ = std::min(firstFrom(begin), place), end_ = place;
}

std::size_t HitWindow::firstFrom(std::int64_t time) const {
  const auto first = hits_.begin() + static_cast<std::ptrdiff_t>(first_);
  const auto from = std::lower_bound(first, hits_.end(), time,
                                     [](const Hit& hit, std::int64_t each) { return hit.time < each; });
  return static_cast<std::size_t>(from - hits_.begin());
}

// The window ends one hit later.
void HitWindow::admit() {
  if (hits_[end_].counted) measure_->add(hits_[end_]);
  ++end_;
  for (const std::int64_t from = windowBegin(); hits_[begin_].time < from; ++begin_)
    if (hits_[begin_].counted) measure_->remove(hits_[begin_]);
}

// Windows end at counted hits.
bool HitWindow::isFulfilled() const {
  bool counted = false;
  for (std::size_t at = end_; at > begin_ && hits_[at - 1].time == hits_[end_ - 1].time && !counted; --at)
    counted = hits_[at - 1].counted;
  return counted && measure_->holds(windowBegin());
}

// The window fulfils the rule. Looks back no further than to a hit whose own window did before.
void HitWindow::complete(BatchNumber batch, Findings& out) {
  const std::int64_t end = hits_[end_ - 1].time;
  const std::size_t known = out.completing.size();
  bool contributed = false;
  for (std::size_t at = end_; at > begin_;) {
    Hit& hit = hits_[--at];
    contributed |= hit.contributed != 0;
    if (hit.time != end && hit.completing != 0) break;
    contribute(at, batch, out);
    if (hit.time != end || !hit.counted || hit.completing != 0) continue;
    hit.completing = batch;
    out.completing.push_back({at, false});
  }
  if (out.completing.size() > known) out.completing.back().onset = !contributed;
  out.begin = windowBegin(), out.end = end, out.measured = measure_->value(out.begin);
}

void HitWindow::contribute(std::size_t place, BatchNumber batch, Findings& out) {
  if (hits_[place].contributed != 0) return;
  out.contributing.push_back({place, !isReported(place)});
  hits_[place].contributed = batch;
}

bool HitWindow::isReported(std::size_t place) const {
  const Hit& hit = hits_[place];
  const auto reports = [&](const Hit& other) { return other.contributed != 0; };
  const auto isOther = [&](const Hit& other) { return other.time != hit.time || other.event != hit.event; };
  for (std::size_t at = place; at > first_ && !isOther(hits_[at - 1]); --at)
    if (reports(hits_[at - 1])) return true;
  for (std::size_t at = place + 1; at < hits_.size() && !isOther(hits_[at]); ++at)
    if (reports(hits_[at])) return true;
  return false;
}

}  // namespace vedette::detection
