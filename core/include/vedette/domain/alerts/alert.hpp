#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/events/event.hpp"

namespace vedette {

using AlertId = std::int64_t;

enum class AlertStatus : std::uint8_t { New, Triaged, Investigating, Escalated, Resolved, FalsePositive };
inline constexpr std::array alertStatuses{AlertStatus::New,           AlertStatus::Triaged,
                                          AlertStatus::Investigating, AlertStatus::Escalated,
                                          AlertStatus::Resolved,      AlertStatus::FalsePositive};
std::string_view toString(AlertStatus);  // "new" ... "false_positive"
std::optional<AlertStatus> parseAlertStatus(std::string_view);
bool isClosed(AlertStatus);  // resolved, false_positive

enum class Disposition : std::uint8_t { TruePositive, FalsePositive, Benign };
inline constexpr std::array dispositions{Disposition::TruePositive, Disposition::FalsePositive,
                                         Disposition::Benign};
std::string_view toString(Disposition);  // "true_positive" ...
std::optional<Disposition> parseDisposition(std::string_view);

struct Entity {
  std::string type;  // "user", "ip", "host", "domain", "file", "process"
  std::string value;
  bool operator==(const Entity&) const = default;
};

// Which rule raised an alert, as it was then.
struct RuleRef {
  std::string id;
  std::string name;
  std::string kind;
  bool operator==(const RuleRef&) const = default;
};

// An alert that is about to be raised.
struct AlertDraft {
  std::string title;
  std::string description;
  Severity severity = Severity::Info;
  std::string source;
  std::optional<RuleRef> rule = {};            // absent: raised by hand
  std::optional<EventId> event = {};           // the first event behind it
  std::optional<Severity> eventSeverity = {};  // of that event
  // Equal among matches that fold into one open alert; empty: never folds. For an alert by hand it is the
  // dedup hash, and an equal one in any status is the same alert.
  std::string fingerprint = {};
  std::vector<Entity> entities = {};
  std::vector<std::string> iocs = {};
  std::vector<std::string> mitreTechniques = {};
  std::vector<std::string> affectedAssets = {};
  Attributes metadata = {};
  Timestamp seenAt;  // the event's time; by hand: now
};

struct Alert {
  AlertId id = 0;
  std::uint64_t version = 1;  // counts every change: the ETag
  std::string title;
  std::string description;
  Severity severity = Severity::Info;
  AlertStatus status = AlertStatus::New;
  std::optional<Disposition> disposition = {};
  std::string source;
  std::optional<RuleRef> rule = {};
  std::optional<EventId> event = {};
  std::optional<Severity> eventSeverity = {};
  std::string fingerprint = {};
  std::uint64_t occurrences = 1;
  Timestamp firstSeen;
  Timestamp lastSeen;
  std::vector<Entity> entities = {};
  std::vector<std::string> iocs = {};
  std::vector<std::string> mitreTechniques = {};
  std::vector<std::string> affectedAssets = {};
  std::optional<std::string> assignee = {};
  Attributes metadata = {};
  Timestamp createdAt;
  Timestamp updatedAt;
  std::optional<Timestamp> resolvedAt = {};

  static Alert from(AlertDraft draft, Timestamp now);

  // Takes one more match of the same fingerprint in: counts it and widens first and last seen.
  void fold(const AlertDraft& again, Timestamp now);
};

}  // namespace vedette
