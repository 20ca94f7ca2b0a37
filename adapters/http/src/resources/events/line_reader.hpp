#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "../../route.hpp"

namespace vedette::http {

// A body's lines, one at a time, in memory that one piece of the body and one line bound.
class LineReader {
 public:
  static constexpr std::size_t maxLine = 256 * 1024;  // bytes

  struct Line {
    std::size_t number;     // from 1, blank ones counted
    std::string_view text;  // without its end; valid until the next call
    bool tooLong = false;   // longer than maxLine: the text may be missing
  };

  explicit LineReader(BodySource& body) : body_(body) {}

  // The next line that is not blank. Nothing at the end of the body and after a failure.
  std::optional<Line> next();

  // Why the body ended early.
  const std::optional<Failure>& failure() const { return failure_; }

 private:
  bool refill();
  Line take(std::size_t end);
  void skipRestOfLine();

  BodySource& body_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t scanned_ = 0;  // no newline before this
  std::size_t number_ = 0;
  bool ended_ = false;
  std::optional<Failure> failure_;
};

}  // namespace vedette::http
