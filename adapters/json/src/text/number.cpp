#include "text/number.hpp"

#include <charconv>
#include <limits>

namespace vedette::json {

bool fitsDouble(std::string_view token) {
  constexpr std::size_t safeDigits = std::numeric_limits<double>::max_exponent10 - 1;
  if (token.size() <= safeDigits && token.find_first_of("eE") == std::string_view::npos) return true;
  double value = 0;
  return std::from_chars(token.data(), token.data() + token.size(), value).ec == std::errc();
}

}  // namespace vedette::json
