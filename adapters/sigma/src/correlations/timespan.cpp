#include "correlations/timespan.hpp"

#include <charconv>

namespace vedette::sigma {
namespace {

std::chrono::seconds unitOf(char letter) {
  using namespace std::chrono;
  switch (letter) {
    case 's':
      return seconds(1);
    case 'm':
      return minutes(1);
    case 'h':
      return hours(1);
    case 'd':
      return days(1);
    case 'w':
      return weeks(1);
    case 'M':
      return months(1);
    case 'y':
      return years(1);
    default:
      return seconds(0);
  }
}

}  // namespace

std::optional<std::chrono::seconds> parseTimespan(std::string_view text) {
  constexpr std::chrono::seconds most = std::chrono::years(10);
  std::uint32_t count = 0;
  const char* const end = text.data() + text.size();
  const auto [unit, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc{} || unit + 1 != end) return {};
  const std::chrono::seconds one = unitOf(*unit);
  if (one.count() == 0 || count == 0 || count > most / one) return {};
  return count * one;
}

}  // namespace vedette::sigma
