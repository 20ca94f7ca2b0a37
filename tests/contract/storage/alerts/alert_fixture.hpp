#pragma once

#include "alerts/alert_model.hpp"
#include "fixture.hpp"
#include "samples.hpp"

namespace vedette::contract {

class AlertFixture : public Fixture {
 public:
  EventId storedEvent(Timestamp when = at());

  AlertStore::Raised raise(const AlertDraft&, Timestamp now = at(1h));
  std::vector<AlertStore::Raised> raise(const std::vector<AlertDraft>&, Timestamp now = at(1h));
  Alert find(AlertId);
  bool exists(AlertId);
  Page<Alert> list(const AlertQuery&);
  std::vector<EventId> eventsOf(AlertId);
  std::vector<AlertChange> historyOf(AlertId);

  // Applies the patch to the stored alert and stores it with its history.
  Alert change(AlertId, const AlertPatch&, Timestamp now = at(2h));
  void close(AlertId id) { change(id, {.status = AlertStatus::Resolved}); }

  // The ids of all pages of `limit`, by cursor. Fails when a total is not `total` or a page is too long.
  std::vector<AlertId> walk(AlertQuery query, std::size_t limit, std::uint64_t total);

  // Checks every page, total and cursor of the query against the model.
  void checkAgainst(const std::vector<Alert>& model, const AlertQuery&);
};

}  // namespace vedette::contract
