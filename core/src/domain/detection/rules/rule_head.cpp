#include "vedette/domain/detection/rules/rule_head.hpp"

#include "vedette/domain/text.hpp"

namespace vedette::detection {
namespace {

// 8-4-4-4-12 hexadecimal digits.
bool isUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool isDash = i == 8 || i == 13 || i == 18 || i == 23;
    if (isDash ? text[i] != '-'
               : std::string_view("0123456789abcdefABCDEF").find(text[i]) == std::string_view::npos)
      return false;
  }
  return true;
}

}  // namespace

std::string idKey(std::string_view id) { return isUuid(id) ? toLower(id) : std::string(id); }

}  // namespace vedette::detection
