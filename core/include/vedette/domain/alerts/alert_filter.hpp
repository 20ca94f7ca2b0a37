#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/domain/page.hpp"

namespace vedette {

// Fields AND together; the values within one OR. An empty list selects all.
struct AlertFilter {
  std::vector<Severity> severities = {};
  std::vector<AlertStatus> statuses = {};
  std::vector<std::string> sources = {};
  std::vector<std::string> rules = {};     // id or name
  std::vector<std::string> entities = {};  // value, exact
  std::vector<std::string> assignees = {};
  std::vector<Disposition> dispositions = {};
  std::vector<Severity> eventSeverities = {};  // of the event behind it
  bool withEvent = false;                      // only alerts that an event is behind
  std::optional<Timestamp> since = {};         // createdAt >= since
  std::optional<Timestamp> until = {};         // createdAt < until
  std::string text = {};                       // substring of title or description, ASCII case-insensitive

  // Must look at alerts one by one: bounded by maxSearched (event_filter.hpp).
  bool searches() const { return !text.empty() || !entities.empty(); }
  bool matches(const Alert&) const;
};

// TriageState is the three-state reading of a status by its name: acknowledged < open < resolved.
enum class AlertKey { CreatedAt, Severity, Status, Source, EventSeverity, TriageState };
using AlertOrder = std::vector<Order<AlertKey>>;

enum class TriageState { Acknowledged, Open, Resolved };
TriageState triageStateOf(AlertStatus);

// What is left of an ordering is by createdAt, then id, the newest first.
struct AlertQuery {
  AlertFilter filter = {};
  AlertOrder order = {{AlertKey::CreatedAt, true}};
  PageRequest page = {};
};

}  // namespace vedette
