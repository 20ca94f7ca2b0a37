#include "text/number.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace vedette::json {

bool evidentlyFitsDouble(std::string_view token) {
  constexpr std::size_t safeDigits = std::numeric_limits<double>::max_exponent10 - 1;
  const auto isExponent = [](char c) { return (c | 0x20) == 'e'; };
  return token.size() <= safeDigits && std::none_of(token.begin(), token.end(), isExponent);
}

bool fitsDouble(std::string_view token) {
  if (evidentlyFitsDouble(token)) return true;
  double value = 0;
  return std::from_chars(token.data(), token.data() + token.size(), value).ec == std::errc();
}

}  // namespace vedette::json
