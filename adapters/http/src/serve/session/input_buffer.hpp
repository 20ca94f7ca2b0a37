#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>
#include <vector>

namespace vedette::http {

// Bytes that came in and were not consumed yet, in one piece.
class InputBuffer {
 public:
  std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }

  void consume(std::size_t count) {
    begin_ += count;
    if (empty()) begin_ = end_ = 0;
  }
  void clear() { begin_ = end_ = 0; }

  struct Space {
    char* data;
    std::size_t size;
  };

  // Room for at least half of `wanted` more bytes, usually all; moves what is there to the front first.
  Space prepare(std::size_t wanted) {
    if (bytes_.size() - end_ < wanted && begin_ > 0) {
      std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    if (bytes_.size() - end_ < wanted / 2) bytes_.resize(end_ + wanted);
    return {bytes_.data() + end_, bytes_.size() - end_};
  }
  void commit(std::size_t count) { end_ += count; }

  // Gives memory back that a large body needed.
  void shrink(std::size_t capacity) {
    if (empty() && bytes_.size() > capacity) bytes_ = {};
  }

 private:
  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace vedette::http
