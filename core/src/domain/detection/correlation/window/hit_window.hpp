#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "domain/detection/correlation/window/measure.hpp"

namespace vedette::detection {

// What newly fulfils a rule in one group, by places in its hits.
struct Findings {
  struct Contributing {
    std::size_t place;
    bool isNews;  // the event has not contributed by another hit
  };
  struct Completing {
    std::size_t place;  // of a hit that a window ends at
    bool onset;         // no hit of the window had contributed before
  };
  std::vector<Contributing> contributing;
  std::vector<Completing> completing;
  std::int64_t begin = 0, end = 0;      // of the last window that fulfils the rule
  std::optional<double> measured = {};  // in it, when it was looked at anew

  void clear() { contributing.clear(), completing.clear(), measured.reset(); }
};

// The hits of one group in the order of their times, and the window that slides over them. A batch of changes
// can be undone until commit().
class HitWindow {
 public:
  static constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();
  using Release = std::function<void(const Hit&)>;
  enum class Taken : std::uint8_t { New, Known, Late };

  HitWindow(const CompiledCorrelation&, std::int64_t lateness);  // the rule must outlive it

  // A hit, and what fulfils the rule by it. `advances`: its time may move the group's newest time.
  Taken take(const Hit&, bool advances, Findings&);

  // Judges the windows that end before a time, where the rule is deferred.
  void judge(std::int64_t until, BatchNumber, Findings&);

  void dropOldest();  // the oldest hit that could still count

  // Begins a batch; changes since then are undone or kept.
  void save() { saved_ = {first_, newest_, judged_}; }
  void rollBack(BatchNumber, const Release&);
  void commit(const Release&);

  // Goes on, between batches, with the same rule of another rule set.
  void moveTo(const CompiledCorrelation&, std::int64_t lateness);
  void update(const std::function<void(Hit&)>&);  // each hit, but for its place

  const Hit& operator[](std::size_t place) const { return hits_[place]; }
  std::size_t size() const { return hits_.size() - first_; }
  void releaseAll(const Release&) const;

 private:
  struct Progress {
    std::size_t first;            // older hits can no longer count
    std::int64_t newest, judged;  // times
  };

  std::int64_t due() const;      // deferred windows that end before it are complete
  std::int64_t horizon() const;  // hits before it can no longer count
  bool isLate(const Hit&) const;
  bool isKnown(std::size_t place, const Hit&) const;
  std::size_t placeOf(const Hit&) const;
  void forget();
  void dropFirst();

  void insert(std::size_t place, const Hit&);
  void show(std::size_t place, BatchNumber, Findings&);
  void sweep(std::size_t place, BatchNumber, Findings&);
  std::size_t firstOpen(std::int64_t last);
  void moveEnd(std::size_t place, std::int64_t begin);
  void goBack(std::size_t place, std::int64_t begin);
  std::size_t firstFrom(std::int64_t time) const;
  void admit();
  bool isFulfilled() const;
  std::int64_t windowBegin() const { return hits_[end_ - 1].time - rule_->span; }
  void complete(BatchNumber, Findings&);
  void contribute(std::size_t place, BatchNumber, Findings&);
  bool isReported(std::size_t place) const;
  void reposition();

  const CompiledCorrelation* rule_;
  std::int64_t lateness_;
  std::vector<Hit> hits_;
  std::size_t first_ = 0;
  std::size_t begin_ = 0, end_ = 0;  // the window
  std::int64_t newest_ = never, judged_ = never;
  Progress saved_ = {0, never, never};
  std::int64_t lastOpen_ = never;  // windows that end later fulfil the rule, where it is not deferred
  std::unique_ptr<Measure> measure_;
  std::int64_t kept_ = never;  // what the measure has kept are the hits before this time
};

}  // namespace vedette::detection
