#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/result.hpp"

namespace vedette::http {

// The entity tag of a version: "17", in its quotes.
std::string etagOf(std::uint64_t version);

// If-Match and If-None-Match (RFC 9110, 13.1).
struct EntityTags {
  bool any = false;                        // *
  std::vector<std::uint64_t> strong = {};  // versions that were named by a strong tag
  std::vector<std::uint64_t> weak = {};    // by W/"..."

  // If-None-Match compares weakly.
  bool names(std::uint64_t version) const;
};

// Nothing when the field is absent. Tags that we never gave are left out: they match nothing. Invalid, naming
// the header field, when it is not a list of tags.
Result<std::optional<EntityTags>> readEntityTags(std::string_view headerName, std::string_view value);

}  // namespace vedette::http
