#include "vedette/core.hpp"

namespace vedette {

Core::Core(Ports ports, RuleSet builtIn, TokenLifetimes lifetimes)
    : detection_(std::move(builtIn)),
      ruleBook(std::move(ports.rules), detection_, ports.storage, ports.clock),
      ruleViews_(ports.storage, ruleBook, detection_, ports.clock),
      authenticate(ports.storage, ports.tokens, ports.clock, lifetimes.withoutStore),
      signIn(ports.storage, ports.passwords, ports.tokens, ports.randomness, ports.digest, ports.clock,
             authenticate, lifetimes),
      users(ports.storage, ports.passwords, ports.clock, authenticate),
      roles(ports.storage, ports.clock, authenticate),
      ingest(ports.storage, detection_, ports.clock),
      events(ports.storage),
      alerts(ports.storage),
      triage(ports.storage, ports.digest, ports.clock),
      overview(ports.storage, ports.clock),
      rules(ports.storage, ruleViews_, ports.clock),
      ruleChanges(ports.storage, ruleBook, ruleViews_, ports.clock),
      backtest(ports.storage, ruleBook, ports.clock),
      attackCoverage(ports.storage, ruleBook, ports.clock) {}

}  // namespace vedette
