#include "vedette/domain/events/attributes.hpp"

#include <charconv>

namespace vedette {
namespace {

// Walks compact JSON that AttributesBuilder wrote, so it meets no white space and nothing malformed.
class Walker {
 public:
  explicit Walker(std::string_view json) : rest_(json) {}

  char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
  void skip(std::size_t count = 1) { rest_.remove_prefix(std::min(count, rest_.size())); }

  // The bytes of the string that begins here, without quotes and still escaped.
  std::string_view rawString() {
    std::size_t end = 1;
    while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
    const std::string_view raw = rest_.substr(1, end - 1);
    skip(end + 1);
    return raw;
  }

  std::string_view rawScalar() {
    const std::string_view raw = rest_.substr(0, rest_.find_first_of(",]}"));
    skip(raw.size());
    return raw;
  }

  void skipValue() {
    if (peek() == '"') {
      rawString();
    } else if (peek() != '{' && peek() != '[') {
      rawScalar();
    } else {
      skipNested();
    }
  }

 private:
  void skipNested() {
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

  std::string_view rest_;
};

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

std::optional<std::string> findIn(Walker& at, std::string_view path);

std::optional<std::string> scalarAt(Walker& at) {
  if (at.peek() == '"') return unescaped(at.rawString());
  if (at.peek() == '{' || at.peek() == '[') return std::nullopt;
  const std::string_view raw = at.rawScalar();
  if (raw == "null") return std::nullopt;
  return std::string(raw);
}

// What stands at `rest` of the path, when the path reaches the value here by `key`; else the value stays
// untouched.
std::optional<std::string> tryMember(const Walker& value, std::string_view key, std::string_view path) {
  if (!path.starts_with(key)) return std::nullopt;
  Walker copy = value;
  if (path.size() == key.size()) return scalarAt(copy);
  if (path[key.size()] != '.') return std::nullopt;
  return findIn(copy, path.substr(key.size() + 1));
}

std::optional<std::string> findInObject(Walker& at, std::string_view path) {
  for (at.skip(); at.peek() == '"' || at.peek() == ',';) {
    if (at.peek() == ',') at.skip();
    const std::string_view raw = at.rawString();
    at.skip();  // the colon
    const bool escaped = raw.find('\\') != std::string_view::npos;
    if (auto found = tryMember(at, escaped ? std::string_view(unescaped(raw)) : raw, path)) return found;
    at.skipValue();
  }
  return std::nullopt;
}

std::optional<std::string> findInArray(Walker& at, std::string_view path) {
  std::size_t index = 0;
  for (at.skip(); at.peek() != ']' && at.peek() != '\0'; ++index) {
    if (at.peek() == ',') at.skip();
    if (auto found = tryMember(at, std::to_string(index), path)) return found;
    at.skipValue();
  }
  return std::nullopt;
}

std::optional<std::string> findIn(Walker& at, std::string_view path) {
  if (at.peek() == '{') return findInObject(at, path);
  if (at.peek() == '[') return findInArray(at, path);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Attributes::find(std::string_view path) const {
  Walker walker(json_);
  return findIn(walker, path);
}

}  // namespace vedette
