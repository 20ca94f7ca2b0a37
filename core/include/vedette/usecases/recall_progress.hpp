#pragma once

#include <atomic>
#include <cstdint>

namespace vedette {

// How far the reading of stored events for correlation rules is, at the start. From any thread.
class RecallProgress {
 public:
  struct Figures {
    bool running;
    std::uint64_t of;      // events, about
    std::uint64_t passed;  // of these
    std::uint64_t shown;   // of these, to rules: others cannot matter to them
  };

  void start(std::uint64_t of) { of_ = of, passed_ = shown_ = 0, running_ = true; }
  void pass(std::uint64_t passed, std::uint64_t shown) { passed_ += passed, shown_ += shown; }
  void finish() { running_ = false; }

  Figures figures() const { return {running_, of_, passed_, shown_}; }

 private:
  std::atomic<bool> running_ = false;
  std::atomic<std::uint64_t> of_ = 0, passed_ = 0, shown_ = 0;
};

}  // namespace vedette
