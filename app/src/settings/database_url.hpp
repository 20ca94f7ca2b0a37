#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace vedette::app {

// sqlite:///absolute/path.db or postgresql://user@host:port/db
bool isDatabaseUrl(std::string_view);

// The file of an SQLite URL; nothing for PostgreSQL.
std::optional<std::filesystem::path> sqliteFile(std::string_view url);

// Whether the URL carries a password, in user:password@ or as a parameter.
bool holdsPassword(std::string_view url);

// With *** in place of passwords.
std::string masked(std::string_view url);

}  // namespace vedette::app
