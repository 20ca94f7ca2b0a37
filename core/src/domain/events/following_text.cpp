#include "vedette/domain/events/following_text.hpp"

#include <algorithm>
#include <utility>

namespace vedette {

void FollowingText::restart(std::size_t expectedBytes) {
  own_.clear();
  own_.reserve(expectedBytes);
  begin_ = at_ = nullptr;
}

void FollowingText::follow(const char* source) {
  if (at_ || !std::equal(own_.begin(), own_.end(), source)) return;
  begin_ = source;
  at_ = source + own_.size();
}

std::string FollowingText::take() {
  settle();
  return std::move(own_);
}

void FollowingText::copy() {
  own_.assign(begin_, at_);
  begin_ = at_ = nullptr;
}

}  // namespace vedette
