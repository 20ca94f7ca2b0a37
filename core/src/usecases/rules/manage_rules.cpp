#include "vedette/usecases/rules/manage_rules.hpp"

#include "usecases/rules/rule_audit.hpp"
#include "usecases/rules/rule_decision.hpp"
#include "usecases/rules/rule_problems.hpp"

namespace vedette {
namespace {

using detection::Catalogue;
using detection::CataloguedRule;
using detection::Provenance;
using detection::RuleVersion;

Error ofThePack(const CataloguedRule& rule) {
  return conflict(
      "The rule \"" + rule.title() + "\" is of the pack (" + rule.origin().file +
      ") and changes with its files. Disable it, override its severity or dedup with PATCH, or send "
      "a copy with an id of its own.");
}

Error taken(const CataloguedRule& known) {
  const bool custom = known.provenance == Provenance::Custom;
  return conflict("There is already a rule with the id \"" + known.id() + "\": \"" + known.title() + "\", " +
                  (custom ? "a custom rule. Send a new version of it with PUT."
                          : "of the pack. Give yours an id of its own."));
}

CataloguedRule custom(detection::DeclaredRule declared, const std::string& text) {
  return {std::move(declared), Provenance::Custom, std::make_shared<const std::string>(text)};
}

// What a correlation rule lacks among the rules in force; of another rule nothing.
std::optional<RuleProblem> problemIn(const Catalogue& catalogue, const CataloguedRule& rule) {
  if (rule.kind() != detection::RuleKind::Correlation) return std::nullopt;
  const detection::RulesInForce all = catalogue.inForce();
  for (const auto& problem : problemsOf(all.correlations, all.rules)) {
    const auto& correlation = all.correlations[problem.correlation];
    if (correlation.id != rule.id()) continue;
    return problemOf(correlation, problem);
  }
  return std::nullopt;
}

// The verdict on the text, with the rules that there are.
RuleVerdict judge(const RuleBook& book, const std::string& text) {
  RuleVerdict verdict = checkRule(book.compiler().language, text);
  if (!verdict.rule) return verdict;
  const CataloguedRule rule = custom(*verdict.rule, text);
  if (rule.kind() != detection::RuleKind::Correlation) return verdict;
  Catalogue with = *book.catalogue();
  with.put(rule);
  if (auto problem = problemIn(with, *with.find(rule.id()))) return {{}, *std::move(problem)};
  return verdict;
}

}  // namespace

ManageRules::ManageRules(Storage& storage, RuleBook& book, const RuleViews& views, const Clock& clock)
    : storage_(storage), book_(book), views_(views), clock_(clock) {}

Result<RuleVerdict> ManageRules::check(const Principal& principal, std::string text) const {
  if (auto allowed = principal.require(Permission::RulesWrite); !allowed) return std::move(allowed).error();
  if (text.size() > RuleVerdict::maxText) return ruleTooLong();
  return judge(book_, text);
}

Result<SentRule> ManageRules::add(const Principal& principal, std::string text) {
  auto verdict = check(principal, text);
  if (!verdict) return std::move(verdict).error();
  if (!verdict->rule) return SentRule{*std::move(verdict)};
  const CataloguedRule rule = custom(*verdict->rule, text);
  const RuleVersion first{1, std::move(text), rule.head().version, clock_.now(), principal.username};
  auto stored = book_.change([&](Catalogue& catalogue) -> Result<void> {
    if (const CataloguedRule* known = catalogue.find(rule.id())) return taken(*known);
    if (catalogue.count(Provenance::Custom) >= maxCustom)
      return conflict("There are " + std::to_string(maxCustom) +
                      " custom rules, which is the most there may be: delete one first.");
    catalogue.put(rule);
    return storage_.atomically([&](Stores& stores) -> Result<void> {
      if (auto added = stores.rules.add({rule.id(), first}); !added) return added;
      return stores.audit.append(auditedVersion("rule.create", rule, first));
    });
  });
  if (!stored) return std::move(stored).error();
  auto view = views_.find(rule.id());
  if (!view) return std::move(view).error();
  return SentRule{*std::move(verdict), *std::move(view)};
}

Result<SentRule> ManageRules::rewrite(const Principal& principal, std::string_view id, std::string text) {
  if (auto allowed = principal.require(Permission::RulesWrite); !allowed) return std::move(allowed).error();
  if (text.size() > RuleVerdict::maxText) return ruleTooLong();
  return put(principal, id, {std::move(text)}, "rule.change");
}

Result<SentRule> ManageRules::rollBack(const Principal& principal, std::string_view id,
                                       std::uint64_t number) {
  if (auto allowed = principal.require(Permission::RulesWrite); !allowed) return std::move(allowed).error();
  const auto catalogue = book_.catalogue();
  const CataloguedRule* rule = catalogue->find(id);
  if (!rule) return noRule();
  if (rule->provenance == Provenance::Pack) return ofThePack(*rule);
  auto versions = storage_.reading([&](const Stores& stores) { return stores.rules.versions(id); });
  if (!versions) return std::move(versions).error();
  for (RuleVersion& version : *versions)
    if (version.number == number)
      return put(principal, id, {std::move(version.text), number}, "rule.rollback");
  return notFound("The rule has no version " + std::to_string(number) + ".");
}

Result<SentRule> ManageRules::put(const Principal& principal, std::string_view id, NewVersion next,
                                  const char* action) {
  RuleVerdict verdict = judge(book_, next.text);
  if (!verdict.rule) return SentRule{std::move(verdict)};
  const CataloguedRule rule = custom(*verdict.rule, next.text);
  RuleVersion version{
      0, std::move(next.text), rule.head().version, clock_.now(), principal.username, next.restored};
  auto stored = book_.change([&](Catalogue& catalogue) -> Result<void> {
    const CataloguedRule* known = catalogue.find(id);
    if (!known) return noRule();
    if (known->provenance == Provenance::Pack) return ofThePack(*known);
    if (rule.id() != id)
      return conflict("The text is of another rule, \"" + rule.id() + "\": a rule keeps its id.");
    if (*known->text == version.text) return {};
    catalogue.put(rule);
    return storage_.atomically([&](Stores& stores) -> Result<void> {
      const auto versions = stores.rules.versions(id);
      if (!versions) return versions.error();
      version.number = versions->front().number + 1;
      if (auto added = stores.rules.addVersion(id, version); !added) return added;
      return stores.audit.append(auditedVersion(action, rule, version));
    });
  });
  if (!stored) return std::move(stored).error();
  auto view = views_.find(id);
  if (!view) return std::move(view).error();
  return SentRule{std::move(verdict), *std::move(view)};
}

Result<RuleView> ManageRules::change(const Principal& principal, std::string_view id,
                                     const RulePatch& patch) {
  if (auto allowed = principal.require(Permission::RulesWrite); !allowed) return std::move(allowed).error();
  if (auto sound = checkPatch(patch); !sound) return std::move(sound).error();
  auto stored = book_.change([&](Catalogue& catalogue) -> Result<void> {
    const CataloguedRule* rule = catalogue.find(id);
    if (!rule) return noRule();
    if (auto fits = checkKey(patch, *rule); !fits) return fits;
    auto decision = decided(patch, *rule, clock_.now(), principal.username);
    if (!decision) return {};
    const AuditEntry entry = auditedDecision(*rule, *decision);
    catalogue.decide(*decision);
    return storage_.atomically([&](Stores& stores) -> Result<void> {
      if (auto set = stores.rules.setOverride(*decision); !set) return set;
      return stores.audit.append(entry);
    });
  });
  if (!stored) return std::move(stored).error();
  return views_.find(id);
}

Result<void> ManageRules::remove(const Principal& principal, std::string_view id) {
  if (auto allowed = principal.require(Permission::RulesWrite); !allowed) return allowed;
  return book_.change([&](Catalogue& catalogue) -> Result<void> {
    const CataloguedRule* rule = catalogue.find(id);
    if (!rule) return noRule();
    if (rule->provenance == Provenance::Pack) return ofThePack(*rule);
    const AuditEntry entry = auditedRemoval(*rule, clock_.now(), principal.username);
    const std::string removed(id);
    catalogue.remove(removed);
    return storage_.atomically([&](Stores& stores) -> Result<void> {
      if (auto gone = stores.rules.remove(removed); !gone) return gone;
      return stores.audit.append(entry);
    });
  });
}

}  // namespace vedette
