#pragma once

#include <chrono>
#include <mutex>
#include <set>
#include <string>

namespace vedette::faults {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

// What clients saw.
struct Seen {
  std::set<std::string> acknowledged;
  std::size_t refusals = 0;       // 503
  std::string unexpected;         // the first answer that is neither an acknowledgement nor a 503
  Seconds longestGap{};           // between two acknowledgements
  Seconds slowestAnswer{};        // of any kind
  Seconds longestFalseReady{};    // health went on saying ready, that long after the last acknowledgement
  Seconds longestFalseUnready{};  // and unready, though events were acknowledged before and after
  std::set<std::string> reasons;  // that health gave
};

// Gathers it; from any thread.
class Witness {
 public:
  void acknowledge(const std::string& uid, Clock::time_point asked);
  void refuse(Clock::time_point asked);
  void wonder(const std::string& answer);
  void ready();
  void unready(const std::string& reason);

  std::size_t acknowledged() const;
  std::size_t refusals() const;
  Seen seen() const;

 private:
  mutable std::mutex mutex_;
  Seen seen_;
  Clock::time_point last_ = Clock::now();
  Clock::time_point workingSince_ = Clock::now();  // no refusal since
  Clock::time_point unready_ = Clock::now();       // the last time
};

}  // namespace vedette::faults
