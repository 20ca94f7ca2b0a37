#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vedette::bench {

// The path of sqlite:///PATH; nothing for postgresql://... Throws for anything else.
inline std::optional<std::string> sqlitePathOf(const std::string& url) {
  constexpr std::string_view sqlite = "sqlite://";
  if (url.starts_with(sqlite)) return url.substr(sqlite.size());
  if (url.starts_with("postgresql://")) return std::nullopt;
  throw std::runtime_error("no such kind of store: " + url);
}

}  // namespace vedette::bench
