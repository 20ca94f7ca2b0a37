#include "service/rules/rule_metrics.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace vedette;

namespace {

// Three rules and a correlation rule; the second rule never matched.
DetectionHealth health() {
  std::vector<detection::Rule> rules(3);
  rules[0].id = "busy", rules[1].id = "quiet", rules[2].id = R"(fail"ing)";
  detection::CorrelationRule many;
  many.id = "many";
  DetectionHealth health{std::make_shared<const detection::RuleSet>(
                             rules, detection::LogSourceMap{}, std::vector<detection::CorrelationRule>{many}),
                         std::vector<detection::RuleHealth>(3), std::vector<RuleOutcome>(3),
                         std::vector<detection::CorrelationHealth>(1), std::vector<RuleOutcome>(1)};
  health.outcomes[0] = {.matched = 5, .raised = 2, .folded = 3};
  health.evaluated[0].time = std::chrono::milliseconds(1500);
  health.evaluated[2].failed = 1;
  health.correlationOutcomes[0] = {.matched = 1, .raised = 1};
  health.correlated[0].late = 7;
  return health;
}

std::map<std::string, double> metricsOf(std::size_t most = 100) {
  const app::Samples samples = app::ruleMetricsOf(health(), most);
  return {samples.begin(), samples.end()};
}

}  // namespace

TEST_CASE("metrics tell how each rule fares that matched, failed or dropped anything") {
  auto metrics = metricsOf();
  CHECK(metrics["vedette_rules_in_force"] == 4);
  CHECK(metrics["vedette_rules_left_out_of_metrics"] == 0);
  CHECK(metrics[R"(vedette_rule_matched_total{rule_id="busy"})"] == 5);
  CHECK(metrics[R"(vedette_rule_folded_total{rule_id="busy"})"] == 3);
  CHECK(metrics[R"(vedette_rule_evaluation_seconds_total{rule_id="busy"})"] == 1.5);
  CHECK(metrics[R"(vedette_rule_failed_total{rule_id="fail\"ing"})"] == 1);
  CHECK(metrics[R"(vedette_rule_dropped_total{rule_id="many"})"] == 7);
  CHECK(metrics.count(R"(vedette_rule_matched_total{rule_id="quiet"})") == 0);
}

TEST_CASE("metrics show a bounded number of rules, those that failed or dropped first") {
  auto metrics = metricsOf(2);
  CHECK(metrics["vedette_rules_left_out_of_metrics"] == 1);
  CHECK(metrics.count(R"(vedette_rule_matched_total{rule_id="many"})") == 1);
  CHECK(metrics.count(R"(vedette_rule_matched_total{rule_id="fail\"ing"})") == 1);
  CHECK(metrics.count(R"(vedette_rule_matched_total{rule_id="busy"})") == 0);
}

TEST_CASE("without rules there are no metrics of rules") { CHECK(app::ruleMetricsOf({}).empty()); }
