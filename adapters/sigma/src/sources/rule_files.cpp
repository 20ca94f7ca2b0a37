#include "vedette/sigma/rule_files.hpp"

#include <unordered_map>

#include "sources/each_on_threads.hpp"
#include "vedette/sigma/rule_texts.hpp"

namespace vedette::sigma {
namespace {

void warnOfTwins(Reading& reading) {
  std::unordered_map<std::string, const detection::RuleOrigin*> byId;
  const auto enter = [&](const auto& rule) {
    const auto [known, fresh] = byId.try_emplace(rule.id, &rule.origin);
    if (fresh) return;
    reading.warnings.push_back({.file = rule.origin.file,
                                .line = rule.origin.line,
                                .rule = rule.title,
                                .reason = "its id '" + rule.id + "' is also that of the rule in " +
                                          known->second->file + ", line " +
                                          std::to_string(known->second->line)});
  };
  std::ranges::for_each(reading.rules, enter);
  std::ranges::for_each(reading.correlations, enter);
}

}  // namespace

Reading readRuleFiles(const std::vector<std::string>& paths, const RuleReader& reader) {
  const RuleTexts found = readRuleTexts(paths);
  std::vector<Reading> readings(found.texts.size());
  eachOnThreads(found.texts.size(),
                [&](std::size_t i) { reader.read(found.texts[i].file, found.texts[i].text, readings[i]); });
  Reading all;
  for (const auto& [path, reason] : found.unreadable) all.refused.push_back({.file = path, .reason = reason});
  for (Reading& reading : readings) add(std::move(reading), all);
  warnOfTwins(all);
  applyFilters(all);
  linkCorrelations(all);
  return all;
}

}  // namespace vedette::sigma
