#pragma once

#include <optional>

#include "vedette/domain/alerts/alert_report.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/digest.hpp"
#include "vedette/ports/storage.hpp"

namespace vedette {

struct Reported {
  Alert alert;
  bool isNew;
};

struct BulkOutcome {
  std::uint64_t matched = 0;
  std::uint64_t changed = 0;  // those that were not so already; in a preview, those that would change
};

// Working alerts: raising by hand, changing, labelling, removing. Every change stands in the alert's history,
// every removal in the audit trail.
class TriageAlerts {
 public:
  TriageAlerts(Storage&, const Digest&, const Clock&);

  // Needs alerts:write. The same title, source and iocs as an alert raised by hand before give that one.
  Result<Reported> report(const Principal&, AlertReport);

  // Needs alerts:write. For an event that is stored: by hand, without a fingerprint. Invalid on "event_id"
  // when unknown.
  Result<Alert> reportForEvent(const Principal&, EventId, AlertStatus);

  // Needs alerts:write. With `expectedVersion`, Stale when the alert has another one.
  Result<Alert> change(const Principal&, AlertId, const AlertPatch&,
                       std::optional<std::uint64_t> expectedVersion = {});

  // Needs alerts:write. Exact and without a cap; one transaction a thousand alerts, so a reader may see it
  // half done.
  Result<BulkOutcome> changeAll(const Principal&, const AlertFilter&, const AlertPatch&, bool preview);

  Result<void> remove(const Principal&, AlertId);  // alerts:delete
  Result<void> label(const Principal&, AlertId, Disposition verdict, std::string note,
                     std::string origin);  // alerts:feedback

 private:
  Storage& storage_;
  const Digest& digest_;
  const Clock& clock_;
};

}  // namespace vedette
