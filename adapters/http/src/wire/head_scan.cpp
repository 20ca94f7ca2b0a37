#include "wire/head_scan.hpp"

#include <array>

namespace vedette::http {
namespace {

constexpr std::array<bool, 256> tokenCharacters() {
  std::array<bool, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[c] = true;
  for (int c = 'a'; c <= 'z'; ++c) table[c] = true;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = true;
  for (const char c : std::string_view("!#$%&'*+-.^_`|~")) table[static_cast<unsigned char>(c)] = true;
  return table;
}

constexpr auto tokens = tokenCharacters();

bool isPrintable(char c) { return c >= 0x20 && c < 0x7F; }
bool isFieldValue(char c) { return isPrintable(c) || c == '\t' || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

bool isTokenCharacter(char c) { return tokens[static_cast<unsigned char>(c)]; }

bool HeadScan::accept(char c) {
  switch (part_) {
    case Part::RequestLine:
      return isPrintable(c);
    case Part::LineStart:
      ++fields_;
      part_ = Part::Name;
      return isTokenCharacter(c);
    case Part::Name:
      if (c == ':') part_ = Part::Value;
      return c == ':' || isTokenCharacter(c);
    case Part::Value:
      return isFieldValue(c);
  }
  return false;
}

// False when the line may not end here.
bool HeadScan::endLine() {
  ended_ = part_ == Part::LineStart;
  const bool whole = part_ != Part::Name && at_ > 0;
  part_ = Part::LineStart;
  return whole || ended_;
}

HeadScan::State HeadScan::operator()(std::string_view bytes) {
  while (at_ < bytes.size()) {
    if (at_ >= limits_.bytes) return State::TooLarge;
    const char c = bytes[at_];
    if (c != '\r') {
      if (!accept(c)) return State::Malformed;
      if (fields_ > limits_.fields) return State::TooLarge;
      ++at_;
      continue;
    }
    if (at_ + 1 == bytes.size()) return State::Incomplete;
    if (bytes[at_ + 1] != '\n' || !endLine()) return State::Malformed;
    at_ += 2;
    if (ended_) return State::Complete;
  }
  return State::Incomplete;
}

}  // namespace vedette::http
