#include "page_query.hpp"

#include <algorithm>

namespace vedette::http {

namespace {
constexpr std::uint64_t maxOffset = 1'000'000'000'000;
constexpr std::size_t maxCursor = 1'000;
}  // namespace

PageRequest readPage(QueryReader& query, std::size_t maxLimit) {
  PageRequest page;
  if (const auto limit = query.integer("limit", 1, maxLimit)) page.limit = *limit;
  const auto offset = query.integer("offset", 0, maxOffset);
  const auto skip = query.integer("skip", 0, maxOffset);
  const auto cursor = query.text("cursor", maxCursor);
  if (offset && skip)
    query.problem({"skip", Violation::BadFormat, "skip is another name of offset: give one of them.", {}});
  if (cursor && (offset || skip))
    query.problem({"cursor", Violation::BadFormat, "Give a cursor or an offset, not both.", {}});
  page.offset = offset.value_or(skip.value_or(0));
  page.cursor = cursor.value_or("");
  return page;
}

std::optional<std::pair<std::size_t, bool>> readOrderName(QueryReader& query, const std::string& text,
                                                          const std::vector<std::string>& allowed) {
  const bool descending = text.starts_with('-');
  const auto found = std::find(allowed.begin(), allowed.end(), text.substr(descending ? 1 : 0));
  if (found == allowed.end()) {
    query.notAChoice("ordering", text, allowed);
    return {};
  }
  return std::pair{static_cast<std::size_t>(found - allowed.begin()), descending};
}

}  // namespace vedette::http
