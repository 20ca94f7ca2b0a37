#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/timestamp.hpp"

namespace vedette::json {

// A member's name that the compiler has seen to need no escapes, as it is written.
class PlainName {
 public:
  static constexpr std::size_t longest = 28;
  static constexpr std::size_t room = longest + sizeof ",\"\":" - 1;

  template <std::size_t size>
  consteval PlainName(const char (&literal)[size]) : size_(size - 1) {
    static_assert(size - 1 <= longest);
    char* at = text_.data();
    *at++ = ',';
    *at++ = '"';
    for (const char c : std::string_view(literal, size_)) {
      if (c < 0x20 || c == '"' || c == '\\') throw "a literal that needs escapes";
      *at++ = c;
    }
    *at++ = '"';
    *at = ':';
  }
  std::string_view text() const { return {text_.data() + 2, size_}; }

  // Behind a comma or without one. Copies `room` bytes, whose number the compiler knows, and gives the end.
  char* write(char* to, bool comma) const {
    std::memcpy(to, text_.data() + !comma, room);
    return to + size_ + 3 + comma;
  }

 private:
  std::array<char, room + 1> text_{};
  std::size_t size_;
};

// Appends one value as compact JSON to a string, call by call. The string is longer until the value is
// complete. Texts must be valid UTF-8; '<', '>' and '&' are left as they are.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out), start_(out.size()), used_(start_) {}
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  Writer& startObject();
  Writer& endObject();
  Writer& startArray();
  Writer& endArray();
  Writer& key(const PlainName& name) {
    used_ = static_cast<std::size_t>(name.write(room(PlainName::room), comma_) - out_.data());
    comma_ = false;
    return *this;
  }
  Writer& name(std::string_view);  // a key that is known only as the program runs
  Writer& text(std::string_view);
  Writer& textOrNull(const std::optional<std::string>&);
  Writer& integer(std::int64_t);
  Writer& count(std::uint64_t);
  Writer& real(double);
  Writer& boolean(bool);
  Writer& null();
  Writer& time(Timestamp);
  Writer& timeOrNull(const std::optional<Timestamp>&);
  Writer& texts(const std::vector<std::string>&);
  Writer& raw(std::string_view json);  // one value that is JSON already

 private:
  // Where so many bytes may be written, behind what is there.
  char* room(std::size_t bytes) {
    if (out_.size() - used_ < bytes) grow(bytes);
    return out_.data() + used_;
  }
  void grow(std::size_t bytes);
  void put(char c) {
    *room(1) = c;
    ++used_;
  }
  void put(std::string_view text) {
    std::char_traits<char>::copy(room(text.size()), text.data(), text.size());
    used_ += text.size();
  }
  void separate() {  // a comma, where one belongs
    if (comma_) put(',');
  }
  Writer& open(char bracket);
  Writer& close(char bracket);
  Writer& end();  // of a value
  void quote(std::string_view);
  template <class Number>
  Writer& number(Number);

  std::string& out_;
  std::size_t start_;
  std::size_t used_;       // of the string, while a value is not complete
  std::size_t depth_ = 0;  // open objects and arrays
  bool comma_ = false;     // belongs before the next value of this level
};

}  // namespace vedette::json
