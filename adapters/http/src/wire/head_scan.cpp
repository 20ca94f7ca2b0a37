#include "wire/head_scan.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace vedette::http {
namespace {

using Characters = std::array<bool, 256>;

constexpr std::size_t indexOf(char c) { return static_cast<unsigned char>(c); }

constexpr Characters tokens = [] {
  Characters table{};
  for (char c = '0'; c <= '9'; ++c) table[indexOf(c)] = true;
  for (char c = 'a'; c <= 'z'; ++c) table[indexOf(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) table[indexOf(c)] = true;
  for (const char c : std::string_view("!#$%&'*+-.^_`|~")) table[indexOf(c)] = true;
  return table;
}();

constexpr Characters printables = [] {
  Characters table{};
  for (std::size_t c = 0x20; c < 0x7F; ++c) table[c] = true;
  return table;
}();

constexpr Characters fieldValues = [] {
  Characters table = printables;
  table['\t'] = true;
  for (std::size_t c = 0x80; c < table.size(); ++c) table[c] = true;
  return table;
}();

// The end of the characters of one kind that begin at `from`.
std::size_t endOf(const Characters& kind, std::string_view bytes, std::size_t from) {
  while (from < bytes.size() && kind[indexOf(bytes[from])]) ++from;
  return from;
}

// The same for the characters of field values, eight at a time: values are long.
std::size_t endOfValue(std::string_view bytes, std::size_t from) {
  constexpr std::uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
  for (std::uint64_t word; bytes.size() - from >= sizeof word; from += sizeof word) {
    std::memcpy(&word, bytes.data() + from, sizeof word);
    const std::uint64_t deletes = word ^ (ones * 0x7F);
    if ((((word - ones * 0x20) & ~word) | ((deletes - ones) & ~deletes)) & tops) break;
  }
  return endOf(fieldValues, bytes, from);
}

}  // namespace

bool isTokenCharacter(char c) { return tokens[indexOf(c)]; }

// Takes the line as far as it is sound. Where that is before the end of the bytes, the line must end there.
bool HeadScan::takeLine(std::string_view bytes) {
  switch (part_) {
    case Part::LineStart:
      if (bytes[at_] == '\r') return true;
      ++fields_;
      part_ = Part::Name;
      return isTokenCharacter(bytes[at_]) && takeLine(bytes);
    case Part::Name:
      at_ = endOf(tokens, bytes, at_);
      if (at_ == bytes.size()) return true;
      part_ = Part::Value;
      return bytes[at_++] == ':' && takeLine(bytes);
    case Part::Value:
      at_ = endOfValue(bytes, at_);
      return true;
    case Part::RequestLine:
      at_ = endOf(printables, bytes, at_);
      return true;
  }
  return false;
}

// False when the line may not end here: the first one must not be empty.
bool HeadScan::endLine() {
  ended_ = part_ == Part::LineStart;
  part_ = Part::LineStart;
  return at_ > 0 || ended_;
}

HeadScan::State HeadScan::operator()(std::string_view all) {
  const std::string_view bytes = all.substr(0, limits_.bytes);
  while (at_ < bytes.size()) {
    if (!takeLine(bytes)) return State::Malformed;
    if (fields_ > limits_.fields) return State::TooLarge;
    if (at_ == bytes.size()) break;
    if (bytes[at_] != '\r') return State::Malformed;
    if (at_ + 1 == all.size()) return State::Incomplete;
    if (all[at_ + 1] != '\n' || !endLine()) return State::Malformed;
    at_ += 2;
    if (ended_) return State::Complete;
  }
  return all.size() > limits_.bytes ? State::TooLarge : State::Incomplete;
}

}  // namespace vedette::http
