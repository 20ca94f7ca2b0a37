#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/identity/principal.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/rules/rule_check.hpp"
#include "vedette/usecases/rules/rule_views.hpp"

namespace vedette {

// What somebody decides about a rule. An absent member stays; null is as the rule declares it.
struct RulePatch {
  struct DedupPatch {
    std::optional<std::optional<std::vector<std::string>>> key = {};
    std::optional<std::optional<std::chrono::seconds>> window = {};
  };
  static constexpr std::size_t maxKey = 10;  // fields
  static constexpr std::size_t maxField = 255;
  static constexpr std::chrono::seconds maxWindow = std::chrono::days(30);

  std::optional<bool> enabled = {};
  std::optional<std::optional<Severity>> severity = {};
  std::optional<std::optional<DedupPatch>> dedup = {};
};

// A rule that was sent: stored, or why not.
struct SentRule {
  RuleVerdict verdict;
  std::optional<RuleView> stored = {};  // when the verdict is that it is a rule
};

// Changing rules. Needs rules:write. Every change stands in the audit trail, and is in force for the next
// batch of events once it is stored. An unknown rule is NotFound.
class ManageRules {
 public:
  static constexpr std::size_t maxCustom = 1000;

  ManageRules(Storage&, RuleBook&, const RuleViews&, const Clock&);

  // What add() would say of the text, without adding anything.
  Result<RuleVerdict> check(const Principal&, std::string text) const;

  // Conflict when there is a rule of that id, or when there are maxCustom.
  Result<SentRule> add(const Principal&, std::string text);

  // A new version of a custom rule; its text must keep the id. Nothing changes when it is the text of now.
  Result<SentRule> rewrite(const Principal&, std::string_view id, std::string text);

  // Makes the text of an earlier version the newest one. NotFound when there is no such version.
  Result<SentRule> rollBack(const Principal&, std::string_view id, std::uint64_t version);

  Result<RuleView> change(const Principal&, std::string_view id, const RulePatch&);

  // With its versions. Conflict for a rule of the pack.
  Result<void> remove(const Principal&, std::string_view id);

 private:
  struct NewVersion {
    std::string text;
    std::optional<std::uint64_t> restored = {};
  };
  Result<SentRule> put(const Principal&, std::string_view id, NewVersion, const char* action);

  Storage& storage_;
  RuleBook& book_;
  const RuleViews& views_;
  const Clock& clock_;
};

}  // namespace vedette
