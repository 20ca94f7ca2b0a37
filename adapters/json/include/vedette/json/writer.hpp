#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/timestamp.hpp"

namespace vedette::json {

// A member's name that the compiler has seen to need no escapes.
class PlainName {
 public:
  template <std::size_t size>
  consteval PlainName(const char (&literal)[size]) : text_(literal, size - 1) {
    for (const char c : text_)
      if (c < 0x20 || c == '"' || c == '\\') throw "a literal that needs escapes";
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// Appends compact JSON to a string, call by call. Texts must be valid UTF-8; '<', '>' and '&' are left as
// they are.
class Writer {
 public:
  explicit Writer(std::string& out) : out_(out), start_(out.size()) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  Writer& startObject();
  Writer& endObject();
  Writer& startArray();
  Writer& endArray();
  Writer& key(PlainName);
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
  void separate();  // a comma, where one belongs
  void quote(std::string_view);

  std::string& out_;
  std::size_t start_;
};

}  // namespace vedette::json
