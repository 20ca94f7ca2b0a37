#include "vedette/domain/events/attributes.hpp"

#include "domain/json_text.hpp"

namespace vedette {
namespace {

std::optional<std::string> findIn(JsonWalker& at, std::string_view path);

std::optional<std::string> scalarAt(JsonWalker& at) {
  if (at.peek() == '"') return unescaped(at.rawString());
  if (at.peek() == '{' || at.peek() == '[') return std::nullopt;
  const std::string_view raw = at.rawScalar();
  if (raw == "null") return std::nullopt;
  return std::string(raw);
}

// What stands at `rest` of the path, when the path reaches the value here by `key`; else the value stays
// untouched.
std::optional<std::string> tryMember(const JsonWalker& value, std::string_view key, std::string_view path) {
  if (!path.starts_with(key)) return std::nullopt;
  JsonWalker copy = value;
  if (path.size() == key.size()) return scalarAt(copy);
  if (path[key.size()] != '.') return std::nullopt;
  return findIn(copy, path.substr(key.size() + 1));
}

std::optional<std::string> findInObject(JsonWalker& at, std::string_view path) {
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

std::optional<std::string> findInArray(JsonWalker& at, std::string_view path) {
  std::size_t index = 0;
  for (at.skip(); at.peek() != ']' && at.peek() != '\0'; ++index) {
    if (at.peek() == ',') at.skip();
    if (auto found = tryMember(at, std::to_string(index), path)) return found;
    at.skipValue();
  }
  return std::nullopt;
}

std::optional<std::string> findIn(JsonWalker& at, std::string_view path) {
  if (at.peek() == '{') return findInObject(at, path);
  if (at.peek() == '[') return findInArray(at, path);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Attributes::find(std::string_view path) const {
  JsonWalker walker(json_);
  return findIn(walker, path);
}

}  // namespace vedette
