#include "../output/vocabulary.hpp"
#include "alerts.hpp"

namespace vedette::http::django {

Result<AlertWithEvent> findAlert(const Core& core, const Principal& principal, AlertId id) {
  Result<AlertWithEvent> found = core.alerts.find(principal, id);
  if (found && !found->event) return notFound("There is no event behind this alert.");
  return found;
}

Result<AlertWithEvent> setStatus(Core& core, const Principal& principal, AlertId id,
                                 const std::optional<std::string>& word) {
  constexpr int attempts = 5;  // others may change the alert between reading and writing it
  for (int attempt = 0; attempt < attempts; ++attempt) {
    Result<AlertWithEvent> found = findAlert(core, principal, id);
    if (!found) return found;
    AlertPatch patch;
    if (word && wordFor(found->alert.status) != *word) patch.status = statusesFor(*word).front();
    Result<Alert> changed = core.triage.change(principal, id, patch, found->alert.version);
    if (changed) {
      found->alert = *std::move(changed);
      return found;
    }
    if (changed.error().kind != ErrorKind::Stale) return std::move(changed).error();
  }
  return conflict("Others are changing this alert; try again.");
}

}  // namespace vedette::http::django
