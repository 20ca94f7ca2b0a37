#pragma once

#include "vedette/usecases/authenticate.hpp"
#include "vedette/usecases/browse_alerts.hpp"
#include "vedette/usecases/browse_events.hpp"
#include "vedette/usecases/ingest_events.hpp"
#include "vedette/usecases/manage_roles.hpp"
#include "vedette/usecases/manage_users.hpp"
#include "vedette/usecases/overview.hpp"
#include "vedette/usecases/rules/attack_coverage.hpp"
#include "vedette/usecases/rules/backtest_rule.hpp"
#include "vedette/usecases/rules/browse_rules.hpp"
#include "vedette/usecases/rules/manage_rules.hpp"
#include "vedette/usecases/rules/rule_book.hpp"
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
  RuleCompiler rules = {};
};

// Every use case behind one object: what an embedder makes.
class Core {
 public:
  explicit Core(Ports ports, RuleSet builtIn = RuleSet::builtIn(), TokenLifetimes lifetimes = {});

 private:
  Detection detection_;

 public:
  // Rules: what the program reads from files goes here; people come by the use cases below.
  RuleBook ruleBook;

 private:
  RuleViews ruleViews_;

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
  BrowseRules rules;
  ManageRules ruleChanges;
  BacktestRule backtest;
  ShowAttackCoverage attackCoverage;

  // Where Sigma rules are in force.
  Detection& detection() { return detection_; }
};

}  // namespace vedette
