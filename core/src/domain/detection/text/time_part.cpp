#include "domain/detection/text/time_part.hpp"

#include <charconv>
#include <chrono>

namespace vedette::detection {
namespace {

using namespace std::chrono;

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

std::optional<int> clockPart(std::string_view text, std::size_t at, int most) {
  if (text.size() <= 10 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return {};
  if (at == 14 && text.size() > 13 && text[13] != ':') return {};
  const auto value = digits(text, at, 2);
  if (!value || *value > most) return {};
  return value;
}

}  // namespace

std::optional<int> timePart(std::string_view text, TimePart part) {
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
