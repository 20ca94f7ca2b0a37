#pragma once

#include "alerts/soci_alerts.hpp"
#include "events/soci_events.hpp"
#include "identity/soci_audit.hpp"
#include "identity/soci_roles.hpp"
#include "identity/soci_sessions.hpp"
#include "identity/soci_users.hpp"
#include "rules/soci_rules.hpp"
#include "sql/connection.hpp"
#include "vedette/ports/storage.hpp"

namespace vedette::storage {

// One connection and every store on it.
class ConnectedStores {
 public:
  ConnectedStores(const Dialect& dialect, Access access) : connection_(dialect, access) {}

  Connection& connection() { return connection_; }
  Stores& stores() { return stores_; }

  void rollBack() {
    connection_.session().rollBack();
    events_.forgetFacets();
    alerts_.forgetFacets();
  }

 private:
  Connection connection_;
  SociEvents events_{connection_};
  SociAlerts alerts_{connection_, events_};
  SociUsers users_{connection_};
  SociRoles roles_{connection_};
  SociSessions sessions_{connection_};
  SociRules rules_{connection_};
  SociAudit audit_{connection_};
  Stores stores_{events_, alerts_, users_, roles_, sessions_, rules_, audit_};
};

}  // namespace vedette::storage
