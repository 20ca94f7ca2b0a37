#include "words.hpp"

namespace vedette::http {

std::string quoted(std::string_view value) {
  constexpr std::size_t longest = 60;
  if (value.size() <= longest) return '"' + std::string{value} + '"';
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;  // whole characters
  return '"' + std::string{value.substr(0, end)} + "...\"";
}

std::string listed(const std::vector<std::string>& names) {
  if (names.empty()) return "none";
  std::string all;
  for (const std::string& name : names) {
    if (!all.empty()) all += ", ";
    all += name;
  }
  return all;
}

}  // namespace vedette::http
