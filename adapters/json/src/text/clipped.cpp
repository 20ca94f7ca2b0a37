#include "text/clipped.hpp"

#include "vedette/domain/text.hpp"

namespace vedette::json {

std::string clipped(std::string_view utf8) {
  constexpr std::size_t limit = 64;
  if (utf8.size() <= limit) return std::string(utf8);
  return std::string(beginningOf(utf8, limit)) + "...";
}

}  // namespace vedette::json
