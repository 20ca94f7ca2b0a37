#include "vedette/domain/severity.hpp"

#include "vedette/domain/text.hpp"

namespace vedette {

std::string_view toString(Severity severity) {
  constexpr std::array<std::string_view, severities.size()> names{"info", "low", "medium", "high",
                                                                  "critical"};
  return names[static_cast<std::size_t>(severity)];
}

std::optional<Severity> parseSeverity(std::string_view text) {
  for (Severity severity : severities)
    if (equalsIgnoringCase(text, toString(severity))) return severity;
  if (equalsIgnoringCase(text, "informational")) return Severity::Info;
  return std::nullopt;
}

}  // namespace vedette
