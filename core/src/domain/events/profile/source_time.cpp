#include "vedette/domain/events/profile/source_time.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

constexpr std::int64_t latest = 253'402'300'799'999'999;  // microseconds: the end of the year 9999

std::string_view leadingDigits(std::string_view text) {
  return text.substr(0, std::min(text.find_first_not_of("0123456789"), text.size()));
}

constexpr std::int64_t powerOfTen(int exponent) { return exponent == 0 ? 1 : 10 * powerOfTen(exponent - 1); }

// The first `count` digits of a fraction, as if there were so many.
std::int64_t firstDigits(std::string_view fraction, int count) {
  std::int64_t value = 0;
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    value = value * 10 + (at < fraction.size() ? fraction[at] - '0' : 0);
  }
  return value;
}

// A number with an exponent, as some JSON writers put large ones.
std::optional<Timestamp> fromScientific(std::string_view number, int exponent) {
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (error != std::errc() || end != number.data() + number.size() || value < 0) return {};
  for (int i = exponent; i < 6; ++i) value *= 10;
  for (int i = 6; i < exponent; ++i) value /= 10;
  if (value > static_cast<double>(latest)) return {};
  return fromMicroseconds(static_cast<std::int64_t>(value));
}

// A count of units of 10^-exponent seconds, exactly.
std::optional<Timestamp> fromEpoch(std::string_view number, int exponent) {
  if (number.find_first_of("eE") != std::string_view::npos) return fromScientific(number, exponent);
  const std::string_view whole = leadingDigits(number);
  std::string_view fraction = number.substr(whole.size());
  if (fraction.starts_with('.')) fraction.remove_prefix(1);
  std::int64_t units = 0;
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), units);
  if (error != std::errc() || leadingDigits(fraction) != fraction) return {};
  if (exponent > 6) return fromEpoch(std::to_string(units / powerOfTen(exponent - 6)), 6);
  const std::int64_t scale = powerOfTen(6 - exponent);
  if (units > latest / scale) return {};
  return fromMicroseconds(units * scale + firstDigits(fraction, 6 - exponent));
}

std::optional<Timestamp> fromEpoch(std::string_view number) {
  constexpr std::size_t digitsOfSeconds = 11, ofMilliseconds = 14, ofMicroseconds = 17;
  const std::size_t digits = leadingDigits(number).size();
  if (digits <= digitsOfSeconds) return fromEpoch(number, 0);
  if (digits <= ofMilliseconds) return fromEpoch(number, 3);
  return fromEpoch(number, digits <= ofMicroseconds ? 6 : 9);
}

// As RFC 3339 wants an offset.
std::string strictOffset(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || equalsIgnoringCase(text, "utc") || equalsIgnoringCase(text, "gmt")) return "Z";
  const bool isSigned = text.front() == '+' || text.front() == '-';
  std::string offset(text);
  if (isSigned && text.size() == 3) return offset + ":00";
  if (isSigned && text.size() == 5) return offset.insert(3, ":");
  return offset;
}

std::optional<Timestamp> fromIso(std::string_view text) {
  if (const auto strict = parseTimestamp(text)) return strict;
  constexpr std::size_t toTheSecond = 19;
  if (text.size() < toTheSecond) return {};
  std::string strict(text.substr(0, toTheSecond));
  std::string_view rest = text.substr(toTheSecond);
  if (rest.starts_with('.') || rest.starts_with(',')) {
    const std::string_view fraction = leadingDigits(rest.substr(1));
    strict.append(".").append(fraction);
    rest.remove_prefix(1 + fraction.size());
  }
  return parseTimestamp(strict + strictOffset(rest));
}

std::optional<Timestamp> fromAudit(std::string_view text) {
  constexpr std::string_view opening = "audit(";
  if (const auto at = text.find(opening); at != std::string_view::npos)
    text.remove_prefix(at + opening.size());
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  return fromEpoch(text.substr(0, colon), 0);
}

std::optional<Timestamp> fromJsonDate(std::string_view text) {
  constexpr std::string_view opening = "/Date(";
  if (!text.starts_with(opening)) return {};
  return fromEpoch(leadingDigits(text.substr(opening.size())), 3);
}

constexpr std::array<std::pair<std::string_view, TimeFormat>, 8> formats{
    {{"iso8601", TimeFormat::Iso8601},
     {"epoch", TimeFormat::Epoch},
     {"epoch_s", TimeFormat::EpochSeconds},
     {"epoch_ms", TimeFormat::EpochMilliseconds},
     {"epoch_us", TimeFormat::EpochMicroseconds},
     {"epoch_ns", TimeFormat::EpochNanoseconds},
     {"audit", TimeFormat::Audit},
     {"json_date", TimeFormat::JsonDate}}};

}  // namespace

std::optional<TimeFormat> parseTimeFormat(std::string_view name) {
  for (const auto& [known, format] : formats)
    if (known == name) return format;
  return {};
}

std::optional<Timestamp> readTime(std::string_view text, TimeFormat format) {
  text = trimmed(text);
  switch (format) {
    case TimeFormat::Iso8601:
      return fromIso(text);
    case TimeFormat::Epoch:
      return fromEpoch(text);
    case TimeFormat::EpochSeconds:
      return fromEpoch(text, 0);
    case TimeFormat::EpochMilliseconds:
      return fromEpoch(text, 3);
    case TimeFormat::EpochMicroseconds:
      return fromEpoch(text, 6);
    case TimeFormat::EpochNanoseconds:
      return fromEpoch(text, 9);
    case TimeFormat::Audit:
      return fromAudit(text);
    case TimeFormat::JsonDate:
      return fromJsonDate(text);
  }
  return {};
}

}  // namespace vedette
