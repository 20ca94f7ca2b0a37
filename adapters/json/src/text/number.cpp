#include "text/number.hpp"

#include <charconv>
#include <limits>

namespace vedette::json {

bool evidentlyFitsDouble(std::string_view token) {
  constexpr std::size_t safeDigits = std::numeric_limits<double>::max_exponent10 - 1;
  return token.size() <= safeDigits && token.find_first_of("eE") == std::string_view::npos;
}

bool fitsDouble(std::string_view token) {
  if (evidentlyFitsDouble(token)) return true;
  double value = 0;
  return std::from_chars(token.data(), token.data() + token.size(), value).ec == std::errc();
}

}  // namespace vedette::json
