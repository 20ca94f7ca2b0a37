#include "domain/detection/text/time_part.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "vedette/domain/events/profile/source_time.hpp"

namespace vedette::detection {
namespace {

using namespace std::chrono;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (text.size() < at + count) return {};
  int value = 0;
  const char* begin = text.data() + at;
  const auto [end, problem] = std::from_chars(begin, begin + count, value);
  if (problem != std::errc() || end != begin + count || value < 0) return {};
  return value;
}

// ISO 8601: week 1 is the one with the year's first Thursday.
int weekOf(const year_month_day& date) {
  const sys_days day = date;
  const sys_days thursday = day - (weekday{day} - Monday) + days{3};
  const year_month_day of{thursday};
  return static_cast<int>((thursday - sys_days{of.year() / January / 1}).count() / 7 + 1);
}

// Of a number that counts since 1970; shorter ones count something else.
std::optional<Timestamp> sinceEpoch(std::string_view text) {
  constexpr std::size_t fewest = 10;  // digits, of seconds since 2001
  const bool isLong = text.size() >= fewest && std::all_of(text.begin(), text.begin() + fewest, isDigit);
  return isLong ? readTime(text, TimeFormat::Epoch) : std::nullopt;
}

int partOf(Timestamp time, TimePart part) {
  const sys_days day = floor<days>(time);
  const year_month_day date{day};
  const auto clock = static_cast<int>(floor<seconds>(time - day).count());
  switch (part) {
    case TimePart::Minute:
      return clock / 60 % 60;
    case TimePart::Hour:
      return clock / 3600;
    case TimePart::Day:
      return static_cast<int>(static_cast<unsigned>(date.day()));
    case TimePart::Week:
      return weekOf(date);
    case TimePart::Month:
      return static_cast<int>(static_cast<unsigned>(date.month()));
    case TimePart::Year:
      break;
  }
  return static_cast<int>(date.year());
}

std::optional<int> clockPart(std::string_view text, std::size_t at, int most) {
  if (text.size() <= 10 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return {};
  if (at == 14 && text.size() > 13 && text[13] != ':') return {};
  const auto value = digits(text, at, 2);
  if (!value || *value > most) return {};
  return value;
}

}  // namespace

std::optional<int> timePart(std::string_view text, TimePart part) {
  if (const auto time = sinceEpoch(text)) return partOf(*time, part);
  const auto y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
  if (!y || !m || !d || text[4] != '-' || text[7] != '-') return {};
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!date.ok()) return {};
  switch (part) {
    case TimePart::Minute:
      return clockPart(text, 14, 59);
    case TimePart::Hour:
      return clockPart(text, 11, 23);
    case TimePart::Day:
      return d;
    case TimePart::Week:
      return weekOf(date);
    case TimePart::Month:
      return m;
    case TimePart::Year:
      return y;
  }
  return {};
}

}  // namespace vedette::detection
