#include "domain/json_text.hpp"

#include <charconv>

#include "vedette/domain/json_run.hpp"

namespace vedette {
namespace {

void addEscaped(FollowingText& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  out.add('\\');
  if (byte >= 0x20) return out.add(c);
  for (const char part : {'u', '0', '0', hex[byte >> 4], hex[byte & 15]}) out.add(part);
}

}  // namespace

void addQuoted(FollowingText& json, std::string_view text) {
  json.add('"');
  std::size_t plain = 0;  // begin of what is not yet written
  for (std::size_t end; (end = endOfJsonRun(text, plain)) < text.size(); plain = end + 1) {
    json.add(text.substr(plain, end - plain));
    addEscaped(json, text[end]);
  }
  json.add(text.substr(plain));
  json.add('"');
}

std::string unescaped(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\\') {
      out += raw[i];
      continue;
    }
    switch (raw[++i]) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
        out += '\r';
        break;
      case 'b':
        out += '\b';
        break;
      case 'f':
        out += '\f';
        break;
      case 'u': {
        unsigned codePoint = 0;
        std::from_chars(raw.data() + i + 1, raw.data() + std::min(i + 5, raw.size()), codePoint, 16);
        out += static_cast<char>(codePoint);  // only control characters are written so
        i += 4;
        break;
      }
      default:
        out += raw[i];
    }
  }
  return out;
}

std::string_view JsonWalker::rawString() {
  std::size_t end = 1;
  while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
  const std::string_view raw = rest_.substr(std::min<std::size_t>(1, rest_.size()), end - 1);
  skip(end + 1);
  return raw;
}

std::string_view JsonWalker::rawScalar() {
  const std::string_view raw = rest_.substr(0, rest_.find_first_of(",]}"));
  skip(raw.size());
  return raw;
}

void JsonWalker::skipValue() {
  if (peek() == '"') {
    rawString();
  } else if (peek() != '{' && peek() != '[') {
    rawScalar();
  } else {
    skipNested();
  }
}

void JsonWalker::skipNested() {
  int depth = 0;
  do {
    const char c = peek();
    if (c == '"') {
      rawString();
      continue;
    }
    depth += c == '{' || c == '[';
    depth -= c == '}' || c == ']';
    skip();
  } while (depth > 0 && !rest_.empty());
}

}  // namespace vedette
