#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vedette {

// The place of the last row that a page showed, as the stores use it: `group` is what stands before the time
// in the ordering, in the store's own words; it also tells one ordering from another.
struct Cursor {
  std::string group;
  std::int64_t time = 0;
  std::int64_t id = 0;
  bool operator==(const Cursor&) const = default;
};

std::string encodeCursor(const Cursor&);  // base64url, opaque to clients
std::optional<Cursor> decodeCursor(std::string_view);

}  // namespace vedette
