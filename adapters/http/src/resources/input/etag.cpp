#include "etag.hpp"

#include <algorithm>
#include <charconv>

#include "vedette/domain/text.hpp"

namespace vedette::http {

namespace {

// Takes one tag, quotes and weakness included, off the front; false when there is none.
bool takeTag(std::string_view& rest, EntityTags& tags) {
  const bool weak = rest.starts_with("W/");
  if (weak) rest.remove_prefix(2);
  if (!rest.starts_with('"')) return false;
  const auto close = rest.find('"', 1);
  if (close == rest.npos) return false;
  const std::string_view opaque = rest.substr(1, close - 1);
  rest.remove_prefix(close + 1);
  std::uint64_t version = 0;
  const auto [end, failed] = std::from_chars(opaque.data(), opaque.data() + opaque.size(), version);
  if (failed == std::errc{} && end == opaque.data() + opaque.size())
    (weak ? tags.weak : tags.strong).push_back(version);
  return true;
}

}  // namespace

std::string etagOf(std::uint64_t version) { return '"' + std::to_string(version) + '"'; }

bool EntityTags::names(std::uint64_t version) const {
  const auto holds = [&](const auto& versions) {
    return std::find(versions.begin(), versions.end(), version) != versions.end();
  };
  return any || holds(strong) || holds(weak);
}

Result<std::optional<EntityTags>> readEntityTags(std::string_view headerName, std::string_view value) {
  std::string_view rest = trimmed(value);
  if (rest.empty()) return std::optional<EntityTags>{};
  EntityTags tags;
  if (rest == "*") {
    tags.any = true;
    return std::optional{tags};
  }
  while (takeTag(rest, tags)) {
    rest = trimmed(rest);
    if (rest.empty()) return std::optional{tags};
    if (!rest.starts_with(',')) break;
    rest = trimmed(rest.substr(1));
  }
  return invalid({{std::string{headerName},
                   Violation::BadFormat,
                   "This header field must be * or entity tags in quotes, as \"17\".",
                   {}}});
}

}  // namespace vedette::http
