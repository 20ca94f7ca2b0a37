#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/domain/alerts/alert_change.hpp"
#include "vedette/domain/alerts/alert_filter.hpp"
#include "vedette/result.hpp"

namespace vedette {

struct AlertCounts {
  std::uint64_t total = 0;
  std::map<std::string, std::uint64_t> bySeverity = {};
  std::map<std::string, std::uint64_t> byStatus = {};
  std::map<std::string, std::uint64_t> bySource = {};
  std::map<Timestamp, std::uint64_t> byHour =
      {};  // start of the hour of `createdAt`; hours without alerts are absent
};

struct AlertWithEvent {
  Alert alert;
  std::optional<Event> event = {};  // that it was raised by
};

// Of the alerts that one rule raised.
struct RuleAlerts {
  std::uint64_t count = 0;
  Timestamp newest;  // createdAt
  bool operator==(const RuleAlerts&) const = default;
};

class AlertStore {
 public:
  virtual ~AlertStore() = default;

  struct Raised {
    Alert alert;  // as it is stored now
    bool isNew;   // false: it was there, and an event was folded into it
  };

  // Stores the drafts in order. A draft by a rule with a fingerprint folds into the alert of that fingerprint
  // that takes it, when there is one (also one raised earlier in the span): its events are counted and
  // linked. Else it is an alert of its own; of those that are open, the one seen last is the current one and
  // the others are superseded. A draft by hand whose fingerprint is stored already, in any status, changes
  // nothing and gives that alert.
  virtual Result<std::vector<Raised>> raise(std::span<const AlertDraft> drafts, Timestamp now) = 0;

  // MUST return NotFound when there is none.
  virtual Result<Alert> find(AlertId) const = 0;
  virtual Result<AlertWithEvent> findWithEvent(AlertId) const = 0;

  // As EventStore::list.
  virtual Result<Page<Alert>> list(const AlertQuery&) const = 0;

  // Ids of the selection above `after`, ascending, at most `limit`; with searches, bounded as list is.
  virtual Result<std::vector<AlertId>> select(const AlertFilter&, AlertId after, std::size_t limit) const = 0;

  // Stores the alert in place of the one whose version is one less, with the lines of its history.
  // Stale when another change came first; NotFound when it is gone; Conflict when reopening would make a
  // second current alert of one fingerprint.
  virtual Result<void> update(const Alert& changed, const std::vector<AlertChange>& history) = 0;

  // With its history, links and feedback. NotFound when there is none.
  virtual Result<void> remove(AlertId) = 0;

  // Oldest first.
  virtual Result<Page<AlertChange>> history(AlertId, const PageRequest&) const = 0;

  // Every event behind the alert, the first one included, oldest id first.
  virtual Result<Page<Event>> events(AlertId, const PageRequest&) const = 0;

  virtual Result<void> addFeedback(AlertId, const Feedback&) = 0;
  virtual Result<Page<Feedback>> feedback(AlertId, const PageRequest&) const = 0;  // newest first

  virtual Result<AlertCounts> counts(Timestamp hoursSince) const = 0;

  // By the id of the rule that raised them: how many were created in [since, until), exact, and the newest of
  // all. Rules that raised none that is stored are absent.
  virtual Result<std::map<std::string, RuleAlerts>> byRule(Timestamp since, Timestamp until) const = 0;

  // How many the rule raised in each hour from the one on that starts at `since`; hours without are absent.
  virtual Result<std::map<Timestamp, std::uint64_t>> hoursOfRule(std::string_view rule,
                                                                 Timestamp since) const = 0;
};

}  // namespace vedette
