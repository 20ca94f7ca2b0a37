#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::detection {

// A text with holes: literals between '*' (any run of characters, none and line ends too), '?' (one
// character, of however many bytes) and dashes of any kind. No literal is empty, no two of them and no two
// runs stand side by side.
class TextPattern {
 public:
  enum class Kind : std::uint8_t {
    Literal,
    AnyRun,
    AnyOne,
    Dash,  // one of - / U+2013 U+2014 U+2015
  };
  struct Piece {
    Kind kind;
    std::string literal = {};
    bool operator==(const Piece&) const = default;
  };

  // By Sigma's rules: a backslash makes the next '*', '?' or backslash a plain character and is itself plain
  // before anything else.
  static TextPattern parse(std::string_view sigma);
  static TextPattern literal(std::string_view text);

  const std::vector<Piece>& pieces() const { return pieces_; }

  // The text, when there is no hole in it.
  std::optional<std::string> plain() const;

  TextPattern& append(std::string_view literal);
  TextPattern& append(Kind hole);
  TextPattern& openStart();  // any run first
  TextPattern& openEnd();    // any run last

  bool operator==(const TextPattern&) const = default;

 private:
  std::vector<Piece> pieces_;
};

}  // namespace vedette::detection
