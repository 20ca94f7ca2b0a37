#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace vedette::test {

// Reads what a client of PostgreSQL sends (protocol 3.0, without SSL) and tells when it commits.
class CommitWatch {
 public:
  // Whether a COMMIT, or the execution of a prepared one, begins in these bytes.
  bool sees(std::string_view bytes) {
    buffer_.append(bytes);
    bool commits = false;
    for (std::size_t length = 0; (length = messageLength()) > 0; buffer_.erase(0, length))
      commits |= isCommit(std::string_view(buffer_).substr(0, length));
    return commits;
  }

 private:
  // 0 while it is not whole.
  std::size_t messageLength() {
    const std::size_t type = started_ ? 1 : 0;
    if (buffer_.size() < type + 4) return 0;
    std::size_t length = 0;
    for (std::size_t i = type; i < type + 4; ++i)
      length = length << 8 | static_cast<unsigned char>(buffer_[i]);
    if (buffer_.size() < type + length) return 0;
    return type + length;
  }

  bool isCommit(std::string_view message) {
    if (!std::exchange(started_, true)) return false;
    const char type = message[0];
    const std::string_view body = message.substr(5);
    const std::string_view first = body.substr(0, body.find('\0'));
    const std::string_view second = body.substr(std::min(first.size() + 1, body.size()));
    const std::string_view name = second.substr(0, second.find('\0'));
    if (type == 'P' && name == "COMMIT") prepared_ = first;  // statement, text
    if (type == 'Q') return first == "COMMIT";
    return type == 'B' && !prepared_.empty() && name == prepared_;  // portal, statement
  }

  std::string buffer_;
  std::string prepared_;
  bool started_ = false;  // the first message has no type
};

}  // namespace vedette::test
