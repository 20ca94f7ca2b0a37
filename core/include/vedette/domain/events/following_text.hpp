#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vedette {

// A text that is written piece by piece, mostly a copy of one that was read: as long as the two agree, letter
// by letter, it is read along there and not written.
class FollowingText {
 public:
  void restart(std::size_t expectedBytes);

  // What was written may stand at `source`, and what follows there may be written next. The source stays as
  // it is, as far as it was followed, until settle(), and has a byte that is nowhere written behind its end.
  void follow(const char* source);

  void add(char c) {
    if (at_ && *at_ == c)
      ++at_;
    else
      settle(), own_ += c;
  }
  // Only a piece of the source itself is read along.
  void add(std::string_view piece) {
    if (at_ && at_ == piece.data())
      at_ += piece.size();
    else
      settle(), own_ += piece;
  }

  std::string_view view() const {
    return at_ ? std::string_view(begin_, static_cast<std::size_t>(at_ - begin_)) : std::string_view(own_);
  }

  // Follows no longer.
  void settle() {
    if (at_) copy();
  }
  std::string take();

 private:
  void copy();

  const char* begin_ = nullptr;
  const char* at_ = nullptr;  // null: what is written is in own_
  std::string own_;
};

}  // namespace vedette
