#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "facets/alert_facets.hpp"
#include "facets/dictionary.hpp"
#include "facets/paging/arm.hpp"
#include "sql/connection.hpp"

namespace vedette::storage {

// The table `alerts` and what is kept beside it for each alert.
class AlertRows {
 public:
  explicit AlertRows(Connection&);

  std::optional<Alert> find(AlertId) const;

  // In the order of the ids; those that are not there are left out.
  std::vector<Alert> fetch(const std::vector<AlertId>& ids) const;
  std::vector<Alert> fetchArm(const Arm&, const KeyRange&, std::size_t count) const;
  std::optional<std::vector<Alert>> fetchArms(const std::vector<Arm>&, const KeyRange&,
                                              std::size_t count) const;
  std::vector<Alert> fetchScan(const Scan&, const KeyRange&) const;
  std::vector<Alert> fetchByFoldKeys(const std::vector<std::string>& keys) const;
  // Superseded ones that were seen between these times.
  std::vector<Alert> fetchSuperseded(const std::vector<std::string>& fingerprints, Timestamp from,
                                     Timestamp to) const;

  void insert(const std::vector<const Alert*>&);
  void update(const Alert& before, const Alert& after);
  void remove(const Alert&);

  Dictionary<AlertFacets>& facets() const { return facets_; }

 private:
  Alert read(Row&) const;
  void insertEntities(const std::vector<const Alert*>&);
  void removeEntities(const Alert&);

  Connection& connection_;
  mutable Dictionary<AlertFacets> facets_;
  std::string selectByIds_;
  std::string selectByFoldKeys_;
  std::string selectSuperseded_;
};

// What a further match folds into this alert by; nothing when none does, or only one of its time. Unique
// among stored alerts.
std::optional<std::string> foldKey(bool byRule, bool current, const std::string& fingerprint);
std::optional<std::string> foldKey(const Alert&);
std::optional<std::string> foldKey(const AlertDraft&);

}  // namespace vedette::storage
