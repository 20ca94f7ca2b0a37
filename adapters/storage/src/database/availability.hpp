#pragma once

#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "sql/failure.hpp"

namespace vedette::storage {

// Whether the database can be read, or written, as the last real use of it told. While the server is gone one
// use at a time finds out whether it is back; the others are refused at once, so that no more than one thread
// waits for it.
class Availability {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Availability(std::optional<Failure> failure = {}) : failure_(std::move(failure)) {}

  // A use. Without a word about what came of it, it changes nothing.
  class Use {
   public:
    explicit Use(Availability& of) : of_(&of) {}
    Use(Use&& other) noexcept : of_(std::exchange(other.of_, nullptr)), scouts_(other.scouts_) {}
    Use& operator=(Use&&) = delete;
    ~Use();

    void worked() const { of_->note({}); }
    void failed(const Failure& failure) const { of_->note(failure); }

   private:
    friend class Availability;
    Availability* of_;
    bool scouts_ = false;
  };

  // Nothing when another one is finding out.
  std::optional<Use> use();

  std::optional<std::string> reason() const;  // why the last use failed; none: it did not
  bool workedSince(Clock::time_point) const;

 private:
  void note(const std::optional<Failure>&);

  mutable std::mutex mutex_;
  std::optional<Failure> failure_;
  bool scouted_ = false;
  Clock::time_point worked_{};
};

}  // namespace vedette::storage
