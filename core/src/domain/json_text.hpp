#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "vedette/domain/events/following_text.hpp"

namespace vedette {

// A string of JSON, and what the bytes between its quotation marks stand for.
void addQuoted(FollowingText& json, std::string_view text);
std::string unescaped(std::string_view raw);

// Walks compact JSON that was written here, so it meets no white space and nothing malformed.
class JsonWalker {
 public:
  explicit JsonWalker(std::string_view json) : rest_(json) {}

  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip(std::size_t count = 1) { rest_.remove_prefix(std::min(count, rest_.size())); }

  // The bytes of the string that begins here, without quotes and still escaped.
  std::string_view rawString();
  std::string_view rawScalar();
  void skipValue();

 private:
  void skipNested();

  std::string_view rest_;
};

}  // namespace vedette
