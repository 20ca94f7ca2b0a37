#include "lists/alert_columns.hpp"

#include "lists/column_value.hpp"

namespace vedette::memory {
namespace {

bool readEventSeverity(std::string_view value, Alert& alert) {
  if (value.empty()) return true;
  alert.eventSeverity = readEnum<Severity>(value, severities.size());
  return alert.eventSeverity.has_value();
}

bool readSeverity(std::string_view value, Alert& alert) {
  const auto severity = readEnum<Severity>(value, severities.size());
  alert.severity = severity.value_or(Severity::Info);
  return severity.has_value();
}

// The state of a status follows from the status, so both columns carry that.
bool readStatus(std::string_view value, Alert& alert) {
  const auto status = readEnum<AlertStatus>(value, alertStatuses.size());
  alert.status = status.value_or(AlertStatus::New);
  return status.has_value();
}

}  // namespace

std::strong_ordering AlertColumns::compare(AlertKey key, const Alert& a, const Alert& b) {
  switch (key) {
    case AlertKey::CreatedAt:
      return toMicroseconds(a.createdAt) <=> toMicroseconds(b.createdAt);
    case AlertKey::Severity:
      return a.severity <=> b.severity;
    case AlertKey::Status:
      return a.status <=> b.status;
    case AlertKey::Source:
      return a.source <=> b.source;
    case AlertKey::EventSeverity:
      return a.eventSeverity <=> b.eventSeverity;
    case AlertKey::TriageState:
      return triageStateOf(a.status) <=> triageStateOf(b.status);
  }
  return std::strong_ordering::equal;
}

std::string AlertColumns::write(AlertKey key, const Alert& alert) {
  switch (key) {
    case AlertKey::CreatedAt:
      return {};
    case AlertKey::Severity:
      return writeEnum(alert.severity);
    case AlertKey::Source:
      return alert.source;
    case AlertKey::EventSeverity:
      return alert.eventSeverity ? writeEnum(*alert.eventSeverity) : "";
    case AlertKey::Status:
    case AlertKey::TriageState:
      return writeEnum(alert.status);
  }
  return {};
}

bool AlertColumns::read(AlertKey key, std::string_view value, Alert& alert) {
  switch (key) {
    case AlertKey::CreatedAt:
      return value.empty();
    case AlertKey::Severity:
      return readSeverity(value, alert);
    case AlertKey::Source:
      alert.source = value;
      return true;
    case AlertKey::EventSeverity:
      return readEventSeverity(value, alert);
    case AlertKey::Status:
    case AlertKey::TriageState:
      return readStatus(value, alert);
  }
  return false;
}

}  // namespace vedette::memory
