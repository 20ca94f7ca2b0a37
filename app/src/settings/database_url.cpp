#include "database_url.hpp"

#include <utility>
#include <vector>

namespace vedette::app {
namespace {

constexpr std::string_view sqlite = "sqlite://";

using Span = std::pair<std::size_t, std::size_t>;  // offset and length

// The value of password= and sslpassword= parameters.
void addPasswordParameters(std::string_view url, std::vector<Span>& out) {
  constexpr std::string_view name = "password=";
  for (auto at = url.find('?'); (at = url.find(name, at)) != std::string_view::npos;) {
    at += name.size();
    const auto end = std::min(url.find('&', at), url.size());
    out.emplace_back(at, end - at);
    at = end;
  }
}

// Where the passwords stand, from left to right.
std::vector<Span> passwordsIn(std::string_view url) {
  std::vector<Span> found;
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos || url.starts_with(sqlite)) return found;
  const auto begin = scheme + 3;
  const auto userEnd = url.substr(0, url.find("/", begin)).rfind('@');
  const auto colon = url.find(':', begin);
  if (userEnd != std::string_view::npos && userEnd >= begin && colon < userEnd) {
    found.emplace_back(colon + 1, userEnd - colon - 1);
  }
  if (url.find('?') != std::string_view::npos) addPasswordParameters(url, found);
  return found;
}

}  // namespace

bool isDatabaseUrl(std::string_view url) {
  if (url.starts_with(sqlite)) return url.size() > sqlite.size() + 1 && url[sqlite.size()] == '/';
  return url.starts_with("postgresql://") || url.starts_with("postgres://");
}

std::optional<std::filesystem::path> sqliteFile(std::string_view url) {
  if (!url.starts_with(sqlite)) return {};
  return std::filesystem::path(url.substr(sqlite.size()));
}

bool holdsPassword(std::string_view url) { return !passwordsIn(url).empty(); }

std::string masked(std::string_view url) {
  std::string text(url);
  const auto passwords = passwordsIn(url);
  for (auto i = passwords.rbegin(); i != passwords.rend(); ++i) text.replace(i->first, i->second, "***");
  return text;
}

}  // namespace vedette::app
