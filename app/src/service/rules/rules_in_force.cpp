#include "rules_in_force.hpp"

#include <fmt/format.h>
#include <mimalloc.h>

namespace vedette::app {
namespace {

constexpr std::size_t mostTold = 20;  // refusals; `vedette rules check` tells all, and the warnings

std::string lineOf(const RuleProblem& problem) {
  return fmt::format("rule refused: {}:{}:{}: {}{}", problem.file, problem.line, problem.column,
                     problem.rule.empty() ? "" : problem.rule + ": ", problem.message);
}

// Reading thousands of rules leaves tens of megabytes free, in pieces that the allocator would keep.
void giveMemoryBack() { mi_collect(true); }

}  // namespace

void putInForce(std::vector<RuleText> texts, RuleBook& book, Log& log) {
  const PackReport report = book.usePack(std::move(texts));
  giveMemoryBack();
  for (std::size_t i = 0; i < std::min(report.refused.size(), mostTold); ++i)
    log.warning(lineOf(report.refused[i]));
  log.info(fmt::format("{} rules in force, {} refused, {} warnings", report.rules, report.refused.size(),
                       report.warnings.size()));
}

bool loadStored(const Storage& storage, RuleBook& book, Log& log) {
  if (!book.load(storage)) return false;
  using detection::Provenance;
  const auto catalogue = book.catalogue();
  if (const std::size_t custom = catalogue->count(Provenance::Custom); custom > 0)
    log.info(fmt::format("{} custom rules loaded", custom));
  for (const auto* rule : catalogue->byTitle())
    if (rule->provenance == Provenance::Custom && !rule->problem.empty())
      log.warning(fmt::format("the custom rule {} is not in force: {}", rule->id(), rule->problem));
  return true;
}

}  // namespace vedette::app
