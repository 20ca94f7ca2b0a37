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
// waits for it. Where that takes long it is left to the probe, and nobody who asks for something waits at
// all.
class Availability {
 public:
  using Clock = std::chrono::steady_clock;
  enum class By { Caller, Probe };

  explicit Availability(std::optional<Failure> failure = {}) : failure_(std::move(failure)) {}

  // A use. Without a word about what came of it, it changes nothing.
  class Use {
   public:
    explicit Use(Availability& of) : of_(&of) {}
    Use(Use&& other) noexcept
        : of_(std::exchange(other.of_, nullptr)), began_(other.began_), scouts_(other.scouts_) {}
    Use& operator=(Use&&) = delete;
    ~Use();

    Clock::time_point began() const { return began_; }
    void worked() const { of_->note({}, began_); }
    void failed(const Failure& failure) const { of_->note(failure, began_); }

   private:
    friend class Availability;
    Availability* of_;
    Clock::time_point began_ = Clock::now();
    bool scouts_ = false;
  };

  // Nothing when it is for somebody else to find out.
  std::optional<Use> use(By = By::Caller);

  std::optional<std::string> reason() const;  // why the last use failed; none: it did not
  bool workedSince(Clock::time_point) const;

  // What came of a use that began then, of this kind or of another one that needs the same.
  void note(const std::optional<Failure>&, Clock::time_point began);

 private:
  bool leftToProbe() const;

  mutable std::mutex mutex_;
  std::optional<Failure> failure_;
  bool scouted_ = false;
  Clock::time_point noted_{};  // the last use
  Clock::duration took_{};
};

}  // namespace vedette::storage
