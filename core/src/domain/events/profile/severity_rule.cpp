#include "vedette/domain/events/profile/severity_rule.hpp"

#include <charconv>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

}  // namespace

std::optional<Severity> SeverityRule::of(std::string_view value) const {
  value = trimmed(value);
  if (value.empty()) return {};
  for (const auto& [known, severity] : values)
    if (equalsIgnoringCase(known, value)) return severity;
  if (const auto measured = ranges.empty() ? std::nullopt : number(value))
    for (const Range& range : ranges)
      if (*measured >= range.least && *measured <= range.most) return range.severity;
  return present;
}

}  // namespace vedette
