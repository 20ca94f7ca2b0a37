#include "vedette/json/writer.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "vedette/domain/json_run.hpp"

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

void appendEscaped(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out += '\\';
  out += escapes[byte];
  if (escapes[byte] != 'u') return;
  out += "00";
  out += hex[byte >> 4];
  out += hex[byte & 15];
}

template <class Number>
void appendNumber(std::string& out, Number number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace

// What stands last tells whether a value follows another one, so no state of open levels is needed.
void Writer::separate() {
  if (out_.size() == start_) return;
  const char last = out_.back();
  if (last != '{' && last != '[' && last != ':') out_ += ',';
}

void Writer::quote(std::string_view text) {
  out_ += '"';
  std::size_t plain = 0;  // begin of what is not yet appended
  for (std::size_t end; (end = endOfJsonRun(text, plain)) < text.size(); plain = end + 1) {
    out_.append(text, plain, end - plain);
    appendEscaped(out_, text[end]);
  }
  out_.append(text, plain);
  out_ += '"';
}

Writer& Writer::startObject() { return raw("{"); }

Writer& Writer::endObject() {
  out_ += '}';
  return *this;
}

Writer& Writer::startArray() { return raw("["); }

Writer& Writer::endArray() {
  out_ += ']';
  return *this;
}

Writer& Writer::key(PlainName name) {
  separate();
  out_ += '"';
  out_ += name.text();
  out_ += "\":";
  return *this;
}

Writer& Writer::name(std::string_view key) {
  text(key);
  out_ += ':';
  return *this;
}

Writer& Writer::text(std::string_view value) {
  separate();
  quote(value);
  return *this;
}

Writer& Writer::textOrNull(const std::optional<std::string>& value) { return value ? text(*value) : null(); }

Writer& Writer::integer(std::int64_t value) {
  separate();
  appendNumber(out_, value);
  return *this;
}

Writer& Writer::count(std::uint64_t value) {
  separate();
  appendNumber(out_, value);
  return *this;
}

Writer& Writer::real(double value) {
  if (!std::isfinite(value)) return null();  // JSON has no word for it
  separate();
  appendNumber(out_, value);
  return *this;
}

Writer& Writer::boolean(bool value) { return raw(value ? "true" : "false"); }

Writer& Writer::null() { return raw("null"); }

Writer& Writer::time(Timestamp value) {
  separate();
  out_ += '"';
  appendTimestamp(out_, value);
  out_ += '"';
  return *this;
}

Writer& Writer::timeOrNull(const std::optional<Timestamp>& value) { return value ? time(*value) : null(); }

Writer& Writer::texts(const std::vector<std::string>& values) {
  startArray();
  for (const std::string& value : values) text(value);
  return endArray();
}

Writer& Writer::raw(std::string_view json) {
  separate();
  out_ += json;
  return *this;
}

}  // namespace vedette::json
