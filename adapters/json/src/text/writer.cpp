#include "vedette/json/writer.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "vedette/domain/json_run.hpp"
#include "vedette/domain/timestamp_text.hpp"

namespace vedette::json {
namespace {

// 0: stands for itself; 'u': \u00XX; else the letter after the backslash.
constexpr std::array<char, 256> escapes = [] {
  std::array<char, 256> table{};
  for (std::size_t control = 0; control < 0x20; ++control) table[control] = 'u';
  table['\b'] = 'b', table['\f'] = 'f', table['\n'] = 'n', table['\r'] = 'r', table['\t'] = 't';
  table['"'] = '"', table['\\'] = '\\';
  return table;
}();

constexpr std::size_t longestEscape = 6;

char* writeEscaped(char* to, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  *to++ = '\\';
  *to++ = escapes[byte];
  if (escapes[byte] != 'u') return to;
  for (const char digit : {'0', '0', hex[byte >> 4], hex[byte & 15]}) *to++ = digit;
  return to;
}

}  // namespace

Writer::~Writer() {
  if (depth_ > 0) out_.resize(used_);
}

// By what was written so far, so that a few bytes behind a long text cost no more than others, and by what
// most answers have at once.
void Writer::grow(std::size_t bytes) {
  constexpr std::size_t usual = 256;
  out_.resize(used_ + std::max({bytes, used_ - start_, usual}));
}

Writer& Writer::open(char bracket) {
  separate();
  put(bracket);
  ++depth_;
  comma_ = false;
  return *this;
}

Writer& Writer::close(char bracket) {
  put(bracket);
  --depth_;
  return end();
}

Writer& Writer::end() {
  comma_ = true;
  if (depth_ == 0) out_.resize(used_);
  return *this;
}

void Writer::quote(std::string_view text) {
  char* at = room(text.size() + 2);
  *at++ = '"';
  const std::size_t plain = endOfJsonRun(text, 0);
  std::char_traits<char>::copy(at, text.data(), plain);
  used_ += plain + 1;
  for (std::size_t from = plain; from < text.size();) {
    used_ = static_cast<std::size_t>(writeEscaped(room(longestEscape), text[from]) - out_.data());
    const std::size_t end = endOfJsonRun(text, from + 1);
    put(text.substr(from + 1, end - from - 1));
    from = end;
  }
  put('"');
}

Writer& Writer::startObject() { return open('{'); }
Writer& Writer::endObject() { return close('}'); }
Writer& Writer::startArray() { return open('['); }
Writer& Writer::endArray() { return close(']'); }

Writer& Writer::name(std::string_view key) {
  separate();
  quote(key);
  put(':');
  comma_ = false;
  return *this;
}

Writer& Writer::text(std::string_view value) {
  separate();
  quote(value);
  return end();
}

Writer& Writer::textOrNull(const std::optional<std::string>& value) { return value ? text(*value) : null(); }

template <class Number>
Writer& Writer::number(Number value) {
  constexpr std::size_t longest = 32;
  separate();
  char* const at = room(longest);
  used_ += static_cast<std::size_t>(std::to_chars(at, at + longest, value).ptr - at);
  return end();
}

Writer& Writer::integer(std::int64_t value) { return number(value); }
Writer& Writer::count(std::uint64_t value) { return number(value); }

// JSON has no word for what is not finite.
Writer& Writer::real(double value) { return std::isfinite(value) ? number(value) : null(); }

Writer& Writer::boolean(bool value) { return raw(value ? "true" : "false"); }

Writer& Writer::null() { return raw("null"); }

Writer& Writer::time(Timestamp value) {
  separate();
  const TimestampText text = textOf(value);
  char* const at = room(text.size() + 2);
  at[0] = '"';
  std::memcpy(at + 1, text.data(), text.size());
  at[text.size() + 1] = '"';
  used_ += text.size() + 2;
  return end();
}

Writer& Writer::timeOrNull(const std::optional<Timestamp>& value) { return value ? time(*value) : null(); }

Writer& Writer::texts(const std::vector<std::string>& values) {
  startArray();
  for (const std::string& value : values) text(value);
  return endArray();
}

Writer& Writer::raw(std::string_view json) {
  separate();
  put(json);
  return end();
}

}  // namespace vedette::json
