#include "vedette/usecases/rules/rule_book.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "usecases/recall.hpp"
#include "usecases/rules/rule_problems.hpp"
#include "vedette/usecases/rules/rule_check.hpp"

namespace vedette {
namespace {

using detection::Catalogue;
using detection::CataloguedRule;
using detection::CustomRule;
using detection::Provenance;
using detection::Rule;

constexpr std::chrono::seconds patience{5};

RuleProblem twin(const CataloguedRule& rule, const CataloguedRule& known) {
  const bool custom = known.provenance == Provenance::Custom;
  RuleProblem problem{
      .file = rule.origin().file, .line = rule.origin().line, .field = "id", .rule = rule.title()};
  problem.message =
      "its id '" + rule.id() + "' is also that of " +
      (custom ? "a custom rule: delete that one to use this"
              : "the rule in " + known.origin().file + ", line " + std::to_string(known.origin().line));
  return problem;
}

// They stay in the catalogue: what they refer to may come, or be enabled.
void refuseSilent(const detection::RuleSet& rules, const Catalogue& catalogue, PackReport& report) {
  for (auto& [id, problem] : silentIn(rules)) {
    if (catalogue.find(id)->provenance != Provenance::Pack) continue;
    report.refused.push_back(std::move(problem));
    --report.rules;
  }
}

// A custom rule that was sound when it was stored and is not any more stays in the catalogue and says why.
CataloguedRule catalogued(const RuleLanguage* language, CustomRule&& stored) {
  CataloguedRule rule;
  rule.provenance = Provenance::Custom;
  rule.text = std::make_shared<const std::string>(std::move(stored.newest.text));
  RuleVerdict verdict = checkRule(language, *rule.text);
  if (verdict.rule) rule.declared = *std::move(verdict.rule);
  if (verdict.rule && rule.id() == stored.id) return rule;
  rule.problem = verdict.rule ? "The rule's id is another one now." : std::move(verdict.problem.message);
  Rule named;
  named.id = named.title = stored.id;
  named.version = std::move(stored.newest.hash);
  rule.declared = std::make_shared<const Rule>(std::move(named));
  return rule;
}

// Adds the rules of a pack to a catalogue without any.
class PackTaker {
 public:
  PackTaker(std::vector<RuleText>&& texts, Catalogue& catalogue, PackReport& report)
      : catalogue_(catalogue), report_(report) {
    for (RuleText& text : texts)
      texts_.insert_or_assign(std::move(text.file),
                              std::make_shared<const std::string>(std::move(text.text)));
  }

  template <class Declared>
  void take(std::vector<Declared>&& rules) {
    for (Declared& each : rules) {
      const auto text = texts_.at(each.origin.file);
      CataloguedRule rule{std::make_shared<const Declared>(std::move(each)), Provenance::Pack, text};
      if (const CataloguedRule* known = catalogue_.find(rule.id())) {
        report_.refused.push_back(twin(rule, *known));
        continue;
      }
      catalogue_.put(std::move(rule));
      ++report_.rules;
    }
  }

 private:
  std::unordered_map<std::string, std::shared_ptr<const std::string>> texts_;  // by file
  Catalogue& catalogue_;
  PackReport& report_;
};

}  // namespace

std::shared_ptr<const detection::RuleSet> RuleCompiler::compile(detection::RulesInForce all) const {
  return std::make_shared<const detection::RuleSet>(std::move(all.rules), logSources,
                                                    std::move(all.correlations));
}

RuleBook::RuleBook(RuleCompiler compiler, Detection& detection, const Storage& storage, const Clock& clock)
    : compiler_(std::move(compiler)),
      detection_(detection),
      storage_(storage),
      clock_(clock),
      catalogue_(std::make_shared<const Catalogue>()) {}

std::shared_ptr<const Catalogue> RuleBook::catalogue() const {
  const std::lock_guard lock(mutex_);
  return catalogue_;
}

PackReport RuleBook::pack() const {
  const std::lock_guard lock(mutex_);
  return pack_;
}

Result<void> RuleBook::load(const Storage& storage) {
  std::vector<RuleProblem> displaced;  // rules of the pack
  auto loaded = change([&](Catalogue& catalogue) {
    return storage.reading([&](const Stores& stores) -> Result<void> {
      auto rules = stores.rules.list();
      if (!rules) return std::move(rules).error();
      auto decisions = stores.rules.overrides();
      if (!decisions) return std::move(decisions).error();
      for (auto& decision : *decisions) catalogue.decide(std::move(decision));
      for (CustomRule& stored : *rules) {
        CataloguedRule rule = catalogued(compiler_.language, std::move(stored));
        const CataloguedRule* known = catalogue.find(rule.id());
        if (known && known->provenance == Provenance::Pack) displaced.push_back(twin(*known, rule));
        catalogue.put(std::move(rule));
      }
      return {};
    });
  });
  if (!loaded) return loaded;
  const std::lock_guard lock(mutex_);
  pack_.rules -= displaced.size();
  std::ranges::move(displaced, std::back_inserter(pack_.refused));
  return {};
}

PackReport RuleBook::usePack(std::vector<RuleText> texts) {
  PackReport report;
  if (!compiler_.language) return report;
  RuleReading reading = compiler_.language->read(texts);
  report.refused = std::move(reading.refused);
  report.warnings = std::move(reading.warnings);

  const std::lock_guard lock(changing_);
  Catalogue next = *catalogue();
  next.removeAll(Provenance::Pack);
  PackTaker taker(std::move(texts), next, report);
  taker.take(std::move(reading.rules));
  taker.take(std::move(reading.correlations));
  const auto rules = publish(std::move(next));
  refuseSilent(*rules, *catalogue(), report);
  const std::lock_guard reporting(mutex_);
  pack_ = report;
  return report;
}

Result<void> RuleBook::change(const std::function<Result<void>(Catalogue&)>& work) {
  const std::unique_lock lock(changing_, patience);
  if (!lock) return Error{ErrorKind::Limited, "An earlier change of rules is being put in force.", {}, 5};
  Catalogue next = *catalogue();
  if (auto done = work(next); !done) return done;
  publish(std::move(next));
  return {};
}

std::shared_ptr<const detection::RuleSet> RuleBook::publish(Catalogue next) {
  auto rules = compiler_.compile(next.inForce());
  next.link(*rules);
  auto shared = std::make_shared<const Catalogue>(std::move(next));
  {
    const std::lock_guard lock(mutex_);
    catalogue_.swap(shared);
  }
  const bool none = rules->rules().empty() && rules->correlations().empty();
  if (none && !detection_.health().rules) return rules;  // an empty set has its cost
  detection_.use(rules, recollectionFor(rules));
  return rules;
}

// Reads until only what is being stored now is left, for which the next batch waits; and all, when the store
// cannot be read.
std::shared_ptr<Recollection> RuleBook::recollectionFor(
    const std::shared_ptr<const detection::RuleSet>& rules) {
  auto recollection = detection_.recollectionFor(rules);
  if (!recollection) return recollection;
  constexpr int rounds = 4;
  for (int round = 0; round < rounds; ++round)
    if (!recall(storage_, *recollection, clock_.now(), recall_)) break;
  recall_.finish();
  return recollection;
}

}  // namespace vedette
