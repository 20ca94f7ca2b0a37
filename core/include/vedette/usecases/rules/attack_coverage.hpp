#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/attack/tactics.hpp"
#include "vedette/domain/identity/principal.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/rules/rule_book.hpp"

namespace vedette {

// How far rules reach over MITRE ATT&CK, and what they found in a span of time.
struct AttackCoverage {
  struct Technique {
    std::string id;                            // "T1059": its sub-techniques count here
    std::vector<std::string> ruleTitles = {};  // of the rules in force
    std::uint64_t alerts = 0;
    std::optional<Timestamp> lastFired = {};  // when its newest alert was raised, also before the span
  };
  struct Column {
    const attack::Tactic* tactic;
    std::vector<Technique> techniques = {};  // by id
  };

  Timestamp since, until;
  std::vector<Column> tactics = {};  // all of them, in the order of the kill chain
  std::size_t techniquesCovered = 0, techniquesDetected = 0;
  std::size_t rulesWithTags = 0;
  std::uint64_t alertsMatched = 0;  // each once
};

// A rule stands under each tactic that it names and that its technique belongs to; its alerts are counted in
// each of its cells. Needs rules:read.
class ShowAttackCoverage {
 public:
  ShowAttackCoverage(const Storage&, const RuleBook&, const Clock&);

  // Absent: the last 30 days.
  Result<AttackCoverage> operator()(const Principal&, std::optional<Timestamp> since,
                                    std::optional<Timestamp> until) const;

 private:
  const Storage& storage_;
  const RuleBook& book_;
  const Clock& clock_;
};

}  // namespace vedette
