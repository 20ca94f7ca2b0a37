#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "route.hpp"

namespace vedette::http {

// Carries a body from its connection's loop to the thread that reads it, with a bound on what lies between.
class BodyChannel final : public BodySource {
 public:
  static constexpr std::size_t capacity = 256 * 1024;  // bytes; one more read may come on top

  // `onRoom` is called on the reader's thread when a full channel has room again.
  explicit BodyChannel(std::function<void()> onRoom);

  // The loop's side.
  void push(std::string& piece);  // takes the bytes, leaves it empty
  bool full() const;
  void finish();
  void fail(Failure);  // what was pushed before may be lost

  // Waits for at least minimumPiece bytes, or the end.
  std::variant<std::string, Failure> read() override;

 private:
  static constexpr std::size_t minimumPiece = 64 * 1024;

  std::function<void()> onRoom_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::string bytes_;
  bool finished_ = false;
  std::optional<Failure> failure_;
};

}  // namespace vedette::http
