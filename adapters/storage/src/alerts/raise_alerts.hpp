#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "alerts/alert_rows.hpp"
#include "vedette/ports/alert_store.hpp"

namespace vedette::storage {

// Raises one batch of drafts: as few statements as there can be. Throws what SOCI throws.
class RaiseAlerts {
 public:
  RaiseAlerts(Connection& connection, AlertRows& rows) : connection_(connection), rows_(rows) {}

  std::vector<AlertStore::Raised> operator()(std::span<const AlertDraft> drafts, Timestamp now);

 private:
  struct Known {
    Alert alert;
    std::optional<Alert> stored;  // as it was before; none: new
    bool changed = false;
  };

  void findOpen(std::span<const AlertDraft>);
  void findSuperseded(std::span<const AlertDraft>);
  AlertStore::Raised raise(const AlertDraft&, Timestamp now);
  AlertStore::Raised raiseByHand(const AlertDraft&, Timestamp now);
  Known* takerOf(const AlertDraft&, const std::string& key) const;
  Known* currentOf(const std::string& key) const;
  Known& know(Alert, const std::optional<std::string>& key);
  Known& add(const AlertDraft&, const std::optional<std::string>& key, Timestamp now);
  void supersede(Known& earlier);
  void link(Known&, const AlertDraft&);
  void giveIds(std::vector<AlertStore::Raised>&);
  void store();

  Connection& connection_;
  AlertRows& rows_;
  std::vector<std::unique_ptr<Known>> known_;
  std::multimap<std::string, Known*> byFoldKey_;
  std::vector<Known*> raisedFrom_;  // of each draft
  std::vector<std::pair<Known*, EventId>> links_;
};

}  // namespace vedette::storage
