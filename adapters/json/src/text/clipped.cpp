#include "text/clipped.hpp"

namespace vedette::json {

std::string clipped(std::string_view utf8) {
  constexpr std::size_t limit = 64;
  if (utf8.size() <= limit) return std::string(utf8);
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;
  return std::string(utf8.substr(0, end)) + "...";
}

}  // namespace vedette::json
