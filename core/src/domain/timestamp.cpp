#include "vedette/domain/timestamp.hpp"

#include <array>
#include <charconv>
#include <cstring>

#include "vedette/domain/timestamp_text.hpp"

namespace vedette {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

// Reads a text from left to right; once something does not fit, nothing does any more.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (i >= rest_.size() || rest_[i] < '0' || rest_[i] > '9') return fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }

  char oneOf(std::string_view allowed) {
    if (rest_.empty() || allowed.find(rest_.front()) == std::string_view::npos)
      return static_cast<char>(fail());
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  bool skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  // The digits of a fraction as microseconds; at least one digit must follow the dot.
  int microsecondsOfFraction() {
    int value = 0;
    std::size_t count = 0;
    for (; count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count)
      if (count < 6) value = value * 10 + (rest_[count] - '0');
    if (count == 0) return fail();
    rest_.remove_prefix(count);
    for (; count < 6; ++count) value *= 10;
    return value;
  }

  bool done() const { return sound_ && rest_.empty(); }

 private:
  int fail() {
    sound_ = false;
    rest_ = {};
    return 0;
  }
  std::string_view rest_;
  bool sound_ = true;
};

constexpr Timestamp earliest{std::chrono::sys_days{std::chrono::year{1} / 1 / 1}};
constexpr Timestamp latest{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1} - microseconds{1}};

minutes readOffset(Scanner& scanner) {
  const char sign = scanner.oneOf("Zz+-");
  if (sign != '+' && sign != '-') return minutes{0};
  const int hour = scanner.digits(2);
  scanner.oneOf(":");
  const int minute = scanner.digits(2);
  if (hour > 23 || minute > 59) scanner.oneOf("");
  const minutes offset = hours{hour} + minutes{minute};
  return sign == '-' ? -offset : offset;
}

// "00" to "99".
constexpr std::array<char, 200> pairs = [] {
  std::array<char, 200> digits{};
  for (std::size_t i = 0; i < digits.size(); ++i)
    digits[i] = static_cast<char>('0' + (i % 2 == 0 ? i / 20 : i / 2 % 10));
  return digits;
}();

char* putPair(char* to, unsigned below100) {
  std::memcpy(to, &pairs[2 * below100], 2);
  return to + 2;
}

}  // namespace

std::optional<Timestamp> parseTimestamp(std::string_view text) {
  Scanner scanner(text);
  const int year = scanner.digits(4);
  scanner.oneOf("-");
  const int month = scanner.digits(2);
  scanner.oneOf("-");
  const int day = scanner.digits(2);
  scanner.oneOf("Tt ");
  const int hour = scanner.digits(2);
  scanner.oneOf(":");
  const int minute = scanner.digits(2);
  scanner.oneOf(":");
  const int second = scanner.digits(2);
  const int fraction = scanner.skip('.') ? scanner.microsecondsOfFraction() : 0;
  const minutes offset = readOffset(scanner);
  if (!scanner.done()) return std::nullopt;

  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (year == 0 || !date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const Timestamp result = Timestamp{std::chrono::sys_days{date}} + hours{hour} + minutes{minute} +
                           seconds{second} + microseconds{fraction} - offset;
  if (result < earliest || result > latest) return std::nullopt;
  return result;
}

TimestampText textOf(Timestamp t) {
  const auto day = std::chrono::floor<days>(t);
  const std::chrono::year_month_day date{day};
  const auto us = static_cast<std::uint64_t>((t - day).count());
  const auto second = static_cast<unsigned>(us / 1'000'000), rest = static_cast<unsigned>(us % 1'000'000);
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  TimestampText text;
  char* at = putPair(putPair(text.data(), year / 100), year % 100);
  *at++ = '-';
  at = putPair(at, static_cast<unsigned>(date.month()));
  *at++ = '-';
  at = putPair(at, static_cast<unsigned>(date.day()));
  *at++ = 'T';
  at = putPair(at, second / 3600);
  *at++ = ':';
  at = putPair(at, second / 60 % 60);
  *at++ = ':';
  at = putPair(at, second % 60);
  *at++ = '.';
  at = putPair(putPair(putPair(at, rest / 10'000), rest / 100 % 100), rest % 100);
  *at = 'Z';
  return text;
}

void appendTimestamp(std::string& out, Timestamp t) {
  const TimestampText text = textOf(t);
  out.append(text.data(), text.size());
}

std::string formatTimestamp(Timestamp t) {
  std::string out;
  appendTimestamp(out, t);
  return out;
}

std::optional<Timestamp> parseTimeBound(std::string_view text, Timestamp now) {
  int amount = 0;
  const char* end = text.data() + text.size();
  const auto [unit, error] = std::from_chars(text.data(), end, amount);
  if (error != std::errc{} || unit + 1 != end || amount < 0) return parseTimestamp(text);
  switch (*unit) {
    case 's':
      return std::max(earliest, now - seconds{amount});
    case 'm':
      return std::max(earliest, now - minutes{amount});
    case 'h':
      return std::max(earliest, now - hours{std::min(amount, 100'000'000)});
    case 'd':
      return std::max(earliest, now - days{std::min(amount, 4'000'000)});
    default:
      return std::nullopt;
  }
}

}  // namespace vedette
