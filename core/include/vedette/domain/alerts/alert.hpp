#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/alerts/alert_lists.hpp"
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
  std::vector<EventId> furtherEvents = {};
  // Equal among matches that fold into one open alert; empty: never folds. For an alert by hand it is the
  // dedup hash, and an equal one in any status is the same alert.
  std::string fingerprint = {};
  // It folds into an alert that was seen no longer before or after it; absent: however long.
  std::optional<Timestamp::duration> foldWindow = {};
  std::vector<Entity> entities = {};
  std::vector<std::string> iocs = {};
  std::vector<std::string> mitreTechniques = {};
  std::vector<std::string> affectedAssets = {};
  Attributes metadata = {};
  Attributes evidence = {};                 // what the rule saw, see Evidence; empty: nothing to add
  Timestamp seenAt;                         // the event's time; by hand: now
  std::optional<Timestamp> seenUntil = {};  // of the last event, when there are more
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
  EntityList entities = {};
  TextList iocs = {};
  TextList mitreTechniques = {};
  TextList affectedAssets = {};
  std::optional<std::string> assignee = {};
  Attributes metadata = {};
  Attributes evidence = {};  // of its first match
  // An alert of the same fingerprint was seen later and takes further matches; this one takes those of its
  // own time alone.
  bool superseded = false;
  Timestamp createdAt;
  Timestamp updatedAt;
  std::optional<Timestamp> resolvedAt = {};

  static Alert from(AlertDraft draft, Timestamp now);

  // Whether a match of the same fingerprint belongs to this alert: it is open, and was seen at about that
  // time.
  bool takes(const AlertDraft& again) const;

  // Takes it in: counts its events and widens first and last seen.
  void fold(const AlertDraft& again, Timestamp now);
};

}  // namespace vedette
