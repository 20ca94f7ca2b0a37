#pragma once

#include <algorithm>

#include "vedette/core.hpp"
#include "vedette/memory/device_randomness.hpp"
#include "vedette/memory/manual_clock.hpp"
#include "vedette/memory/memory_storage.hpp"
#include "vedette/memory/memory_tokens.hpp"
#include "vedette/memory/plain_passwords.hpp"
#include "vedette/memory/sha256_digest.hpp"

namespace vedette::test {

// A whole core in memory, whose clock stands at 2026-11-22 08:00 until a test moves it.
struct EmbeddedCore {
  explicit EmbeddedCore(RuleSet rules = RuleSet::builtIn(), RuleCompiler compiler = {})
      : core({storage, clock, passwords, tokens, randomness, digest, std::move(compiler)}, std::move(rules)) {
  }

  memory::MemoryStorage storage;
  memory::ManualClock clock{*parseTimestamp("2026-11-22T08:00:00Z")};
  memory::PlainPasswords passwords;
  memory::MemoryTokens tokens;
  memory::DeviceRandomness randomness;
  memory::Sha256Digest digest;
  Core core;

  // An account with the password "secret-" + name.
  User addUser(const std::string& name, const std::string& role) {
    UserDraft draft;
    draft.username = name;
    draft.password = "secret-" + name;
    draft.role = role;
    return core.users.add(Principal::system(), draft).value();
  }

  TokenPair signIn(const std::string& name) {
    return core.signIn.withPassword(name, "secret-" + name).value();
  }

  std::vector<AuditEntry> audit() {
    return storage.reading([](const Stores& stores) { return stores.audit.newest(100); }).value();
  }
};

inline Principal principalOf(std::string_view role) {
  const auto& roles = builtInRoles();
  const auto found = std::find_if(roles.begin(), roles.end(), [&](const Role& r) { return r.name == role; });
  return {99, std::string(role) + "-user", found->name, found->permissions, {}};
}

inline NewEvent newEvent(const std::string& severity, std::optional<std::string> uid = {}) {
  EventDraft draft;
  draft.uid = std::move(uid);
  draft.sourceName = "Firewall";
  draft.eventType = "intrusion_attempt";
  draft.severity = severity;
  draft.description = "Port scan from 192.0.2.7";
  return NewEvent::accept(std::move(draft)).value();
}

inline Receipts ingest(Core& core, std::vector<NewEvent> events) {
  std::vector<Submission> batch;
  batch.push_back({Principal::system(), std::move(events)});
  auto results = core.ingest(batch);
  return std::move(results.front()).value();
}

}  // namespace vedette::test
