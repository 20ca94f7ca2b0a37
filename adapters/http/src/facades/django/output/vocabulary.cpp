#include "vocabulary.hpp"

#include "vedette/domain/alerts/alert_filter.hpp"

namespace vedette::http::django {

std::string_view wordFor(Severity severity) {
  switch (severity) {
    case Severity::Info:
    case Severity::Low:
      return "Low";
    case Severity::Medium:
      return "Medium";
    case Severity::High:
      return "High";
    case Severity::Critical:
      return "Critical";
  }
  return "Low";
}

std::string_view wordFor(AlertStatus status) {
  switch (triageStateOf(status)) {
    case TriageState::Open:
      return "Open";
    case TriageState::Acknowledged:
      return "Acknowledged";
    case TriageState::Resolved:
      return "Resolved";
  }
  return "Open";
}

std::vector<Severity> severitiesFor(std::string_view word) {
  std::vector<Severity> found;
  for (Severity severity : severities)
    if (wordFor(severity) == word) found.push_back(severity);
  return found;
}

std::vector<AlertStatus> statusesFor(std::string_view word) {
  std::vector<AlertStatus> found;
  for (AlertStatus status : alertStatuses)
    if (wordFor(status) == word) found.push_back(status);
  return found;
}

bool isSeverityWord(std::string_view word) { return !severitiesFor(word).empty(); }
bool isStatusWord(std::string_view word) { return !statusesFor(word).empty(); }

}  // namespace vedette::http::django
