#pragma once

#include "vedette/usecases/authenticate.hpp"
#include "vedette/usecases/browse_alerts.hpp"
#include "vedette/usecases/browse_events.hpp"
#include "vedette/usecases/ingest_events.hpp"
#include "vedette/usecases/manage_roles.hpp"
#include "vedette/usecases/manage_users.hpp"
#include "vedette/usecases/overview.hpp"
#include "vedette/usecases/sign_in.hpp"
#include "vedette/usecases/triage_alerts.hpp"

namespace vedette {

// What the core needs from outside. All of it must outlive the Core.
struct Ports {
  Storage& storage;
  const Clock& clock;
  const Passwords& passwords;
  const Tokens& tokens;
  const Randomness& randomness;
  const Digest& digest;
};

// Every use case behind one object: what an embedder makes.
class Core {
 public:
  explicit Core(Ports ports, RuleSet builtIn = RuleSet::builtIn(), TokenLifetimes lifetimes = {});

 private:
  Detection detection_;

 public:
  Authenticate authenticate;
  SignIn signIn;
  ManageUsers users;
  ManageRoles roles;
  IngestEvents ingest;
  BrowseEvents events;
  BrowseAlerts alerts;
  TriageAlerts triage;
  Overview overview;

  // Where Sigma rules are put in force.
  Detection& detection() { return detection_; }
};

}  // namespace vedette
