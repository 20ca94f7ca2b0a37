#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/rules/text_pattern.hpp"

namespace vedette::detection {

// A literal and the place of its rarest character, which is looked for first.
struct Needle {
  std::string text;
  std::size_t rarest = 0;

  explicit Needle(std::string_view literal);
  std::size_t findIn(std::string_view text, std::size_t from) const;  // npos when it is not there
};

// A pattern made ready to be matched; with time in O(text x pattern) at the worst.
class TextMatcher {
 public:
  enum class Shape : std::uint8_t { Exact, Start, End, Anywhere, General };

  TextMatcher(const TextPattern&, bool cased);

  // The whole text, which is to be folded unless the pattern is cased.
  bool matches(std::string_view text) const;

  bool cased() const { return cased_; }
  Shape shape() const { return shape_; }
  const std::string& literal() const { return needle_.text; }  // General: the longest one; may be empty

 private:
  struct Piece {
    TextPattern::Kind kind;
    Needle literal;
  };
  bool general(std::string_view text) const;

  bool cased_;
  Shape shape_;
  Needle needle_;
  std::vector<Piece> pieces_;  // General only
};

}  // namespace vedette::detection
