#include <algorithm>

#include "domain/detection/correlation/window/hit_window.hpp"

namespace vedette::detection {

void HitWindow::rollBack(BatchNumber batch, const Release& release) {
  std::erase_if(hits_, [&](Hit& hit) {
    if (hit.contributed == batch) hit.contributed = 0;
    if (hit.completing == batch) hit.completing = 0;
    if (hit.taken == batch) release(hit);
    return hit.taken == batch;
  });
  first_ = saved_.first, newest_ = saved_.newest, judged_ = saved_.judged;
  reposition();
}

// Gives up what can no longer count, many at a time.
void HitWindow::commit(const Release& release) {
  constexpr std::size_t few = 16;
  if (first_ < few || first_ * 2 < hits_.size()) return;
  const auto end = hits_.begin() + static_cast<std::ptrdiff_t>(first_);
  std::for_each(hits_.begin(), end, release);
  hits_.erase(hits_.begin(), end);
  begin_ -= first_, end_ -= first_, first_ = 0;
}

void HitWindow::moveTo(const CompiledCorrelation& rule, std::int64_t lateness) {
  rule_ = &rule, lateness_ = lateness;
  measure_ = Measure::of(rule);
  reposition();
}

void HitWindow::update(const std::function<void(Hit&)>& change) {
  std::for_each(hits_.begin(), hits_.end(), change);
}

void HitWindow::releaseAll(const Release& release) const {
  std::for_each(hits_.begin(), hits_.end(), release);
}

// Makes the window anew: the last that was judged, or an empty one that slides from the start.
void HitWindow::reposition() {
  measure_->clear();
  kept_ = never;
  lastOpen_ = std::numeric_limits<std::int64_t>::max();
  begin_ = end_ = first_;
  if (!rule_->deferred || judged_ == never) return;
  while (end_ < hits_.size() && hits_[end_].time <= judged_) admit();
}

}  // namespace vedette::detection
