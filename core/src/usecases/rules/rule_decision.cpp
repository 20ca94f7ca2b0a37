#include "usecases/rules/rule_decision.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

using detection::RuleOverride;

bool isField(const std::string& name) {
  return !name.empty() && isStorableText(name) && lengthOf(name) <= RulePatch::maxField;
}

void checkSize(const std::vector<std::string>& key, std::vector<FieldError>& problems) {
  if (key.size() <= RulePatch::maxKey && std::all_of(key.begin(), key.end(), isField)) return;
  problems.push_back({"dedup.key", Violation::OutOfRange,
                      "Must be no more than " + std::to_string(RulePatch::maxKey) +
                          " names of fields, each of 1 to " + std::to_string(RulePatch::maxField) +
                          " characters.",
                      ""});
}

void checkWindow(std::chrono::seconds window, std::vector<FieldError>& problems) {
  if (window.count() >= 1 && window <= RulePatch::maxWindow) return;
  problems.push_back({"dedup.window", Violation::OutOfRange,
                      "Must be between 1 and " + std::to_string(RulePatch::maxWindow.count()) + " seconds.",
                      ""});
}

void apply(const RulePatch::DedupPatch& patch, RuleOverride& decision) {
  if (patch.key) decision.dedupKey = *patch.key;
  if (patch.window) decision.dedupWindow = *patch.window;
}

}  // namespace

Result<void> checkPatch(const RulePatch& patch) {
  std::vector<FieldError> problems;
  if (patch.dedup && *patch.dedup) {
    const RulePatch::DedupPatch& dedup = **patch.dedup;
    if (dedup.key && *dedup.key) checkSize(**dedup.key, problems);
    if (dedup.window && *dedup.window) checkWindow(**dedup.window, problems);
  }
  if (problems.empty()) return {};
  return invalid(std::move(problems));
}

Result<void> checkKey(const RulePatch& patch, const detection::CataloguedRule& rule) {
  if (!patch.dedup || !*patch.dedup) return {};
  const auto& key = (*patch.dedup)->key;
  const auto refused = key && *key ? rule.refusesKey(**key) : std::nullopt;
  if (!refused) return {};
  return invalid(std::vector<FieldError>{{"dedup.key", Violation::Unknown, *refused + ".", ""}});
}

std::optional<RuleOverride> decided(const RulePatch& patch, const detection::CataloguedRule& rule,
                                    Timestamp now, const std::string& actor) {
  const RuleOverride before = rule.changed.value_or(RuleOverride{.rule = rule.id()});
  RuleOverride after = before;
  if (patch.enabled) after.enabled = *patch.enabled;
  if (patch.severity) after.severity = *patch.severity;
  if (patch.dedup && *patch.dedup) apply(**patch.dedup, after);
  if (patch.dedup && !*patch.dedup) after.dedupKey.reset(), after.dedupWindow.reset();
  if (after == before) return std::nullopt;
  after.at = now;
  after.actor = actor;
  return after;
}

}  // namespace vedette
