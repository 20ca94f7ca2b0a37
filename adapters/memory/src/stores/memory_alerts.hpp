#pragma once

#include "stores/memory_events.hpp"
#include "transactions/table.hpp"
#include "vedette/ports/alert_store.hpp"

namespace vedette::memory {

// Alerts, and beside them what belongs to each: rows keyed by the alert's id first.
class MemoryAlerts final : public AlertStore {
 public:
  MemoryAlerts(UndoLog&, const MemoryEvents&);

  Result<std::vector<Raised>> raise(std::span<const AlertDraft> drafts, Timestamp now) override;
  Result<Alert> find(AlertId) const override;
  Result<AlertWithEvent> findWithEvent(AlertId) const override;
  Result<Page<Alert>> list(const AlertQuery&) const override;
  Result<std::vector<AlertId>> select(const AlertFilter&, AlertId after, std::size_t limit) const override;
  Result<void> update(const Alert& changed, const std::vector<AlertChange>& history) override;
  Result<void> remove(AlertId) override;
  Result<Page<AlertChange>> history(AlertId, const PageRequest&) const override;
  Result<Page<Event>> events(AlertId, const PageRequest&) const override;
  Result<void> addFeedback(AlertId, const Feedback&) override;
  Result<Page<Feedback>> feedback(AlertId, const PageRequest&) const override;
  Result<AlertCounts> counts(Timestamp hoursSince) const override;
  Result<std::map<std::string, RuleAlerts>> byRule(Timestamp since, Timestamp until) const override;
  Result<std::map<Timestamp, std::uint64_t>> hoursOfRule(std::string_view rule,
                                                         Timestamp since) const override;

  bool refersTo(EventId) const;

 private:
  struct Nothing {};
  using OfAlert = std::pair<AlertId, std::int64_t>;

  Raised raiseOne(const AlertDraft&, Timestamp now);
  Raised add(Alert, const AlertDraft&);
  void supersede(Alert);
  Raised foldInto(Alert, const AlertDraft&, Timestamp now);
  void link(AlertId, const AlertDraft&);
  template <class Accept>
  const Alert* withFingerprint(const std::string&, Accept) const;
  std::vector<const Alert*> all() const;

  const MemoryEvents& events_;
  AlertId lastId_ = 0;
  std::int64_t lastLine_ = 0;  // of history and feedback
  Table<AlertId, Alert> alerts_;
  Table<std::pair<std::string, AlertId>, Nothing> byFingerprint_;
  Table<OfAlert, Nothing> links_;  // to event ids
  Table<OfAlert, AlertChange> history_;
  Table<OfAlert, Feedback> feedback_;
};

}  // namespace vedette::memory
