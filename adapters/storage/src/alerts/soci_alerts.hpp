#pragma once

#include "alerts/alert_rows.hpp"
#include "events/soci_events.hpp"
#include "vedette/ports/alert_store.hpp"

namespace vedette::storage {

class SociAlerts final : public AlertStore {
 public:
  SociAlerts(Connection& connection, const SociEvents& events)
      : connection_(connection), rows_(connection), events_(events) {}

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

  void forgetFacets() { rows_.facets().forget(); }

 private:
  Result<Alert> get(AlertId) const;
  Result<void> checkFree(const Alert& changed) const;

  Connection& connection_;
  AlertRows rows_;
  const SociEvents& events_;
};

}  // namespace vedette::storage
