#include "database/url.hpp"

#include <algorithm>
#include <cctype>

#include "vedette/storage/database.hpp"

namespace vedette::storage {
namespace {

constexpr std::string_view sqlite = "sqlite://";

// SOCI's connect strings have no way to write these.
bool isPlainPath(std::string_view path) {
  return path.starts_with('/') && path.size() > 1 && std::none_of(path.begin(), path.end(), [](char c) {
           return c == '"' || std::iscntrl(static_cast<unsigned char>(c));
         });
}

}  // namespace

Result<Location> locate(const std::string& url) {
  if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
    return Location{Product::Postgres, url};
  if (url.starts_with(sqlite) && isPlainPath(std::string_view(url).substr(sqlite.size())))
    return Location{Product::Sqlite, url.substr(sqlite.size())};
  return unavailable("The database must be sqlite:///absolute/path.db or postgresql://user@host:port/db.");
}

std::string withoutPassword(const std::string& url) {
  const auto start = url.find("://");
  if (start == url.npos) return "(not a URL)";
  std::string shown = url;
  const auto query = shown.find('?');
  if (query != shown.npos) shown.erase(query);  // may hold a password as well
  const auto end = std::min(shown.find('/', start + 3), shown.size());
  const auto at = shown.rfind('@', end);
  const auto colon = shown.find(':', start + 3);
  if (at != shown.npos && colon < at) shown.erase(colon, at - colon);
  return shown;
}

}  // namespace vedette::storage
