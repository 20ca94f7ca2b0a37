#include "service/rules/rule_metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace vedette::app {
namespace {

struct Figures {
  const std::string* id;
  RuleOutcome outcome = {};
  std::uint64_t failed = 0, dropped = 0;
  double seconds = 0;

  auto rank() const { return std::tuple(failed + dropped, seconds, outcome.matched); }
  bool isNews() const { return failed + dropped + outcome.matched > 0; }
};

std::vector<Figures> figuresOf(const DetectionHealth& health) {
  std::vector<Figures> all;
  for (std::size_t i = 0; i < health.outcomes.size(); ++i) {
    const detection::RuleHealth& its = health.evaluated[i];
    all.push_back({&health.rules->rules()[i].id, health.outcomes[i], its.failed, 0,
                   std::chrono::duration<double>(its.time).count()});
  }
  for (std::size_t i = 0; i < health.correlationOutcomes.size(); ++i) {
    const detection::CorrelationHealth& its = health.correlated[i];
    all.push_back(
        {&health.rules->correlations()[i].id, health.correlationOutcomes[i], 0, its.late + its.evicted});
  }
  std::erase_if(all, [](const Figures& each) { return !each.isNews(); });
  return all;
}

std::string labelOf(const std::string& id) {
  std::string label = "{rule_id=\"";
  for (const char c : id) {
    if (c == '"' || c == '\\') label += '\\';
    c == '\n' ? label += "\\n" : label += c;
  }
  return label + "\"}";
}

}  // namespace

Samples ruleMetricsOf(const DetectionHealth& health, std::size_t most) {
  if (!health.rules) return {};
  std::vector<Figures> all = figuresOf(health);
  const std::size_t left = all.size() - std::min(all.size(), most);
  std::ranges::stable_sort(all, std::ranges::greater(), &Figures::rank);
  all.resize(all.size() - left);
  Samples samples{{"vedette_rules_in_force",
                   static_cast<double>(health.outcomes.size() + health.correlationOutcomes.size())},
                  {"vedette_rules_left_out_of_metrics", static_cast<double>(left)}};
  const auto add = [&](const char* name, auto figure) {
    for (const Figures& each : all)
      samples.emplace_back(name + labelOf(*each.id), static_cast<double>(figure(each)));
  };
  add("vedette_rule_matched_total", [](const Figures& rule) { return rule.outcome.matched; });
  add("vedette_rule_raised_total", [](const Figures& rule) { return rule.outcome.raised; });
  add("vedette_rule_folded_total", [](const Figures& rule) { return rule.outcome.folded; });
  add("vedette_rule_kept_total", [](const Figures& rule) { return rule.outcome.kept; });
  add("vedette_rule_dropped_total", [](const Figures& rule) { return rule.dropped; });
  add("vedette_rule_failed_total", [](const Figures& rule) { return rule.failed; });
  add("vedette_rule_evaluation_seconds_total", [](const Figures& rule) { return rule.seconds; });
  return samples;
}

}  // namespace vedette::app
