#include "serve/body/body_channel.hpp"

namespace vedette::http {

BodyChannel::BodyChannel(std::function<void()> onRoom) : onRoom_(std::move(onRoom)) {}

void BodyChannel::push(std::string& piece) {
  bool enough;
  {
    const std::lock_guard lock(mutex_);
    if (bytes_.empty())
      bytes_.swap(piece);
    else
      bytes_ += piece;
    enough = bytes_.size() >= minimumPiece;
  }
  piece.clear();
  if (enough) changed_.notify_one();
}

bool BodyChannel::full() const {
  const std::lock_guard lock(mutex_);
  return bytes_.size() >= capacity;
}

void BodyChannel::finish() {
  {
    const std::lock_guard lock(mutex_);
    finished_ = true;
  }
  changed_.notify_one();
}

void BodyChannel::fail(Failure failure) {
  {
    const std::lock_guard lock(mutex_);
    failure_ = std::move(failure);
  }
  changed_.notify_one();
}

std::variant<std::string, Failure> BodyChannel::read() {
  std::string piece;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return failure_ || finished_ || bytes_.size() >= minimumPiece; });
    if (failure_) return *failure_;
    piece.swap(bytes_);
  }
  if (piece.size() >= capacity) onRoom_();
  return piece;
}

}  // namespace vedette::http
