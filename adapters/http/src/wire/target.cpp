#include "wire/target.hpp"

#include <algorithm>
#include <array>

#include "text/percent.hpp"

namespace vedette::http {
namespace {

constexpr std::array<bool, 256> pathCharacters = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0x21; c < 0x7F; ++c) table[c] = true;
  for (const char c : std::string_view("\"#<>\\^`{|}?")) table[static_cast<unsigned char>(c)] = false;
  return table;
}();

bool isPathCharacter(char c) { return pathCharacters[static_cast<unsigned char>(c)]; }

bool isQueryCharacter(char c) { return c > 0x20 && c < 0x7F && c != '#'; }

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isAlphanumeric(char c) { return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What an escape may not stand for in a path.
bool holdsForbidden(std::string_view decoded) {
  return std::any_of(decoded.begin(), decoded.end(),
                     [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F || c == '\\'; });
}

// "%2f" would move a boundary of segments: the decoded path has more slashes than were sent.
bool movesSegments(std::string_view raw, std::string_view decoded) {
  return std::count(raw.begin(), raw.end(), '/') != std::count(decoded.begin(), decoded.end(), '/');
}

std::string withoutRepeatedSlashes(std::string_view path) {
  std::string clean;
  clean.reserve(path.size());
  for (const char c : path)
    if (c != '/' || clean.empty() || clean.back() != '/') clean += c;
  return clean;
}

bool holdsDotSegment(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    if (segment == "." || segment == "..") return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

// Nothing to decode, to merge or to refuse, as nearly always.
bool isClean(std::string_view path) {
  char before = 0;
  for (const char c : path) {
    if (!isPathCharacter(c) || c == '%' || (before == '/' && (c == '/' || c == '.'))) return false;
    before = c;
  }
  return path.starts_with('/');
}

std::optional<std::string> readPath(std::string_view raw) {
  if (isClean(raw)) return std::string(raw);
  if (raw.empty() || raw[0] != '/' || !std::all_of(raw.begin(), raw.end(), isPathCharacter))
    return std::nullopt;
  std::optional<std::string> decoded = percentDecoded(raw, Plus::Kept);
  if (!decoded || holdsForbidden(*decoded) || movesSegments(raw, *decoded)) return std::nullopt;
  std::string path = withoutRepeatedSlashes(*decoded);
  if (holdsDotSegment(path)) return std::nullopt;
  return path;
}

bool isPort(std::string_view text) {
  if (text.size() > 5 || !std::all_of(text.begin(), text.end(), isDigit)) return false;
  unsigned value = 0;
  for (const char c : text) value = value * 10 + static_cast<unsigned>(c - '0');
  return value <= 65535;
}

bool isIpLiteral(std::string_view text) {
  return text.size() > 3 && std::all_of(text.begin() + 1, text.end() - 1,
                                        [](char c) { return isAlphanumeric(c) || c == ':' || c == '.'; });
}

bool isName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
  });
}

}  // namespace

std::optional<Target> readTarget(std::string_view raw) {
  Target target;
  if (raw == "*") return Target{.path = "*"};
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!raw.starts_with(scheme)) continue;
    raw.remove_prefix(scheme.size());
    target.authority = raw.substr(0, raw.find_first_of("/?"));
    raw.remove_prefix(target.authority.size());
    if (!isValidHost(target.authority)) return std::nullopt;
    if (raw.empty() || raw[0] == '?') target.path = "/";
  }
  const std::size_t question = std::min(raw.find('?'), raw.size());
  target.query = raw.substr(std::min(question + 1, raw.size()));
  if (!std::all_of(target.query.begin(), target.query.end(), isQueryCharacter)) return std::nullopt;
  if (!target.path.empty()) return target;
  std::optional<std::string> path = readPath(raw.substr(0, question));
  if (!path) return std::nullopt;
  target.path = std::move(*path);
  return target;
}

bool isValidHost(std::string_view host) {
  const bool literal = host.starts_with('[');
  const std::size_t end = literal ? host.find(']') : std::min(host.find(':'), host.size());
  if (end == std::string_view::npos) return false;
  const std::string_view name = host.substr(0, literal ? end + 1 : end);
  const std::string_view rest = host.substr(name.size());
  if (!rest.empty() && (rest[0] != ':' || !isPort(rest.substr(1)))) return false;
  return literal ? isIpLiteral(name) : isName(name);
}

}  // namespace vedette::http
