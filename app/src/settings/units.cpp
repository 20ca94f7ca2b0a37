#include "units.hpp"

#include <array>
#include <charconv>
#include <limits>

namespace vedette::app {
namespace {

struct Unit {
  std::string_view suffix;
  std::uint64_t factor;
};

constexpr std::array durationUnits{Unit{"d", 86'400}, Unit{"h", 3'600}, Unit{"m", 60}, Unit{"s", 1}};
constexpr std::array byteUnits{Unit{"GiB", 1u << 30}, Unit{"MiB", 1u << 20}, Unit{"KiB", 1u << 10}};

template <class Units>
std::optional<std::uint64_t> parseWithUnit(std::string_view text, const Units& units) {
  std::uint64_t factor = 1;
  for (const Unit& unit : units) {
    if (!text.ends_with(unit.suffix)) continue;
    factor = unit.factor;
    text.remove_suffix(unit.suffix.size());
    break;
  }
  const auto number = parseNumber(text);
  if (!number || *number > std::numeric_limits<std::int64_t>::max() / factor) return {};
  return *number * factor;
}

template <class Units>
std::string formatWithUnit(std::uint64_t value, const Units& units) {
  for (const Unit& unit : units) {
    if (value >= unit.factor && value % unit.factor == 0) {
      return std::to_string(value / unit.factor).append(unit.suffix);
    }
  }
  return std::to_string(value);
}

}  // namespace

std::optional<std::uint64_t> parseNumber(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{} || end != text.data() + text.size()) return {};
  return number;
}

std::optional<std::chrono::seconds> parseDuration(std::string_view text) {
  const auto seconds = parseWithUnit(text, durationUnits);
  if (!seconds) return {};
  return std::chrono::seconds(*seconds);
}

std::string formatDuration(std::chrono::seconds duration) {
  return formatWithUnit(static_cast<std::uint64_t>(duration.count()), durationUnits);
}

std::optional<std::uint64_t> parseBytes(std::string_view text) { return parseWithUnit(text, byteUnits); }
std::string formatBytes(std::uint64_t bytes) { return formatWithUnit(bytes, byteUnits); }

}  // namespace vedette::app
