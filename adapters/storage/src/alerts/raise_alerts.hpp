#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "alerts/alert_rows.hpp"
#include "vedette/ports/alert_store.hpp"

namespace vedette::storage {

// Raises one batch of drafts: as few statements as there can be when nothing folds. Throws what SOCI throws.
class RaiseAlerts {
 public:
  RaiseAlerts(Connection& connection, AlertRows& rows) : connection_(connection), rows_(rows) {}

  std::vector<AlertStore::Raised> operator()(std::span<const AlertDraft> drafts, Timestamp now);

 private:
  struct Known {
    Alert alert;
    std::optional<Alert> stored;  // as it was before; none: new
    bool folded = false;
  };

  void findOpen(std::span<const AlertDraft>);
  AlertStore::Raised raise(const AlertDraft&, Timestamp now);
  Known& add(const AlertDraft&, Timestamp now);
  void giveIds(std::vector<AlertStore::Raised>&);
  void store();

  Connection& connection_;
  AlertRows& rows_;
  std::vector<std::unique_ptr<Known>> known_;
  std::map<std::string, Known*> byFoldKey_;
  std::vector<Known*> raisedFrom_;  // of each draft
  std::vector<std::pair<Known*, EventId>> links_;
};

}  // namespace vedette::storage
