#include <catch2/catch.hpp>

#include "trial.hpp"

using namespace vedette;
using namespace std::chrono_literals;
using detection::CorrelationRule;
using detection::CorrelationType;
using detection::ReferenceCondition;
using detection::Threshold;
using sigma::reading;

namespace {

const std::string rules =
    "title: A\nid: 1-a\nname: rule_a\nlogsource: {product: p}\ndetection: {s: {k: a}, condition: s}\n---\n"
    "title: rule_b\nlogsource: {product: p}\ndetection: {s: {k: b}, condition: s}\n---\n";

// A correlation rule at line 11 whose section has these lines from line 14 on, each indented by two.
std::string withSection(const std::string& lines) {
  return rules + "title: C\nname: corr\ncorrelation:\n" + lines + "\n";
}

CorrelationRule read(const std::string& section) {
  const auto read = reading(withSection(section));
  for (const auto& problem : read.refused) FAIL(problem.line << ": " << problem.reason);
  REQUIRE(read.correlations.size() == 1);
  return read.correlations[0];
}

// "line:column reason" of the one refusal.
std::string refusal(const std::string& yaml) {
  const auto read = reading(yaml);
  REQUIRE(read.refused.size() == 1);
  const auto& problem = read.refused[0];
  return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.reason;
}
std::string refusalOf(const std::string& section) { return refusal(withSection(section)); }

const std::string counted = "  type: event_count\n  rules: [rule_a]\n  group-by: [u]\n  timespan: 5m\n";
const std::string temporal = "  type: temporal\n  rules: [rule_a, rule_b]\n  group-by: [u]\n  timespan: 5m\n";

}  // namespace

TEST_CASE("a correlation rule is read with all that it says") {
  const auto rule = read(
      "  type: value_count\n  rules:\n    - 1-a\n    - rule_b\n  group-by:\n    - ip\n    - host\n"
      "  timespan: 90m\n  aliases:\n    ip:\n      1-a: src\n      rule_b: dst\n"
      "  condition:\n    field: user\n    gt: 100\n    lte: 200.5\nlevel: high\ntags: [attack.t1110]");
  CHECK(rule.id == "corr");
  CHECK(rule.type == CorrelationType::ValueCount);
  REQUIRE(rule.rules.size() == 2);
  CHECK((rule.rules[0].to == "1-a" && rule.rules[1].to == "rule_b" && rule.rules[1].line == 17));
  CHECK(rule.groupBy == std::vector<std::string>{"ip", "host"});
  CHECK(rule.timespan == 90min);
  REQUIRE(rule.aliases.size() == 2);
  CHECK(
      (rule.aliases[1].alias == "ip" && rule.aliases[1].rule == "rule_b" && rule.aliases[1].field == "dst"));
  CHECK(rule.thresholds == std::vector<Threshold>{{Threshold::Operator::Greater, 100},
                                                  {Threshold::Operator::LessOrEqual, 200.5}});
  CHECK(rule.valueFields == std::vector<std::string>{"user"});
  CHECK(rule.level == Severity::High);
  CHECK(rule.tags == std::vector<std::string>{"attack.t1110"});
  CHECK_FALSE(rule.generate);
  CHECK_FALSE(rule.version.empty());
  CHECK((rule.origin.file == "test.yml" && rule.origin.line == 11));
}

TEST_CASE("every type and operator of a correlation is known") {
  const auto typeOf = [](const std::string& type) {
    return read("  type: " + type + "\n  rules: rule_a\n  group-by: u\n  timespan: 1h\n" +
                "  condition: {neq: 3, field: f, percentile: 90}")
        .type;
  };
  CHECK(typeOf("event_count") == CorrelationType::EventCount);
  CHECK(typeOf("value_sum") == CorrelationType::ValueSum);
  CHECK(typeOf("value_avg") == CorrelationType::ValueAverage);
  CHECK(typeOf("value_percentile") == CorrelationType::ValuePercentile);
  for (const std::string percentile : {"value_median", "value_min", "value_max"})
    CHECK(typeOf(percentile) == CorrelationType::ValuePercentile);
  for (const std::string any : {"temporal", "temporal_extended"})
    CHECK(typeOf(any) == CorrelationType::Temporal);
  for (const std::string ordered : {"temporal_ordered", "temporal_ordered_extended"})
    CHECK(typeOf(ordered) == CorrelationType::TemporalOrdered);
  for (const std::string by : {"lt", "lte", "gt", "gte", "eq", "neq"})
    CHECK(read(counted + "  condition: {" + by + ": 1}").thresholds.size() == 1);
}

TEST_CASE("the median, the least and the greatest value are percentiles, whatever else is said") {
  const auto percentile = [](const std::string& type) {
    return read("  type: " + type + "\n  rules: rule_a\n  timespan: 1h\n" +
                "  condition: {gte: 3, field: f, percentile: 90}")
        .percentile;
  };
  CHECK(percentile("value_percentile") == 90);
  CHECK(percentile("value_median") == 50);
  CHECK(percentile("value_min") == 0);
  CHECK(percentile("value_max") == 100);
}

TEST_CASE("a correlation rule calls a rule by its id of whatever case, and its alias by its name") {
  const std::string id = "5638f7c0-ac70-491d-8465-2a65075e0D86";
  const auto read =
      reading("title: R\nid: " + id +
              "\nname: login\nlogsource: {product: p}\n"
              "detection: {s: {k: a}, condition: s}\n---\n"
              "title: C\ncorrelation:\n  type: event_count\n  rules: [5638F7C0-ac70-491d-8465-2a65075e0d86]\n"
              "  group-by: [user]\n  timespan: 5m\n  aliases: {user: {login: TargetUserName}}\n"
              "  condition: {gte: 2}\n");
  CHECK(read.refused.empty());
  CHECK(read.rules.at(0).id == id);
}

TEST_CASE("timespans go from seconds to years") {
  const auto span = [](const std::string& text) {
    return read("  type: temporal\n  rules: [rule_a]\n  timespan: " + text).timespan;
  };
  CHECK(span("10s") == 10s);
  CHECK(span("24h") == 24h);
  CHECK(span("7d") == std::chrono::days(7));
  CHECK(span("2w") == std::chrono::days(14));
  CHECK(span("1M") == std::chrono::months(1));
  CHECK(span("1y") == std::chrono::years(1));
}

TEST_CASE("a condition over rules is read by and, or, not and parentheses") {
  const auto rule = read(temporal + "  condition: rule_a AND (not rule_b or rule_a)");
  REQUIRE(rule.condition);
  CHECK(rule.condition->kind == ReferenceCondition::Kind::All);
  REQUIRE(rule.condition->parts.size() == 2);
  CHECK(rule.condition->parts[0].reference == 0);
  CHECK(rule.condition->parts[1].kind == ReferenceCondition::Kind::Any);
  CHECK(rule.condition->parts[1].parts[0].kind == ReferenceCondition::Kind::Not);
  CHECK(rule.condition->parts[1].parts[0].parts[0].reference == 1);
}

TEST_CASE("a condition over rules without a list of rules names them itself") {
  const auto rule = read("  type: temporal\n  timespan: 5m\n  condition: rule_b and rule_a");
  REQUIRE(rule.rules.size() == 2);
  CHECK((rule.rules[0].to == "rule_b" && rule.rules[1].to == "rule_a"));
}

TEST_CASE("generate is read inside the correlation and beside it") {
  CHECK(read(counted + "  condition: {gte: 1}\n  generate: true").generate);
  CHECK(read(counted + "  condition: {gte: 1}\ngenerate: true").generate);
  CHECK_FALSE(read(counted + "  condition: {gte: 1}\n  generate: false").generate);
}

TEST_CASE("rules that correlation rules count alone raise no alerts") {
  const auto raise = [](const std::string& more) {
    auto read = reading(withSection(counted + "  condition: {gte: 1}" + more));
    const detection::RuleSet set(std::move(read.rules), {}, std::move(read.correlations));
    return std::pair(set.raisesAlert(0), set.raisesAlert(1));
  };
  CHECK(raise("") == std::pair(false, true));
  CHECK(raise("\n  generate: true") == std::pair(true, true));
  CHECK(raise("\n---\ntitle: D\ncorrelation:\n" + temporal + "  generate: true") == std::pair(true, true));
}

TEST_CASE("correlation rules may use each other in any order of files") {
  const auto read = reading(
      "title: Outer\ncorrelation:\n  type: temporal\n  rules: [corr, rule_b]\n  group-by: [u]\n  timespan: "
      "1h\n"
      "---\n" +
      withSection(counted + "  condition: {gte: 1}"));
  CHECK((read.refused.empty() && read.correlations.size() == 2));
}

TEST_CASE("a correlation rule that cannot be loaded says where and why") {
  using Catch::Matchers::Contains;
  CHECK_THAT(refusalOf("  rules: [rule_a]"), Contains("14:") && Contains("no type"));
  CHECK_THAT(refusalOf("  type: count\n  rules: [rule_a]\n  timespan: 1m"),
             Contains("14:9") && Contains("'count'"));
  CHECK_THAT(refusalOf("  type: temporal\n  rules: [rule_a]"), Contains("no timespan"));
  CHECK_THAT(refusalOf("  type: temporal\n  rules: [rule_a]\n  timespan: soon"),
             Contains("16:13") && Contains("'soon'"));
  CHECK_THAT(refusalOf("  type: temporal\n  rules: [rule_a]\n  timespan: 0s"), Contains("'0s'"));
  CHECK_THAT(refusalOf("  type: temporal\n  rules: [rule_a]\n  timespan: 99y"), Contains("'99y'"));
  CHECK_THAT(refusalOf("  type: temporal\n  timespan: 5m"), Contains("no rules"));
  CHECK_THAT(refusalOf("  type: temporal\n  timespan: 5m\n  rules: {a: b}"), Contains("must be"));
  CHECK_THAT(refusalOf("  type: temporal\n  timespan: 5m\n  rules: [rule_a, rule_a]"), Contains("twice"));
  CHECK_THAT(refusalOf(counted), Contains("no condition"));
  CHECK_THAT(refusalOf(counted + "  condition: {over: 5}"), Contains("18:15") && Contains("'over'"));
  CHECK_THAT(refusalOf(counted + "  condition: {field: u}"), Contains("nothing"));
  CHECK_THAT(refusalOf(counted + "  condition: {gte: many}"), Contains("'many'"));
  CHECK_THAT(refusalOf(counted + "  condition: [1]"), Contains("map or a text"));
  CHECK_THAT(refusalOf(counted + "  condition: rule_a"), Contains("only temporal"));
  CHECK_THAT(refusalOf(counted + "  condition: {gte: 1}\n  generate: perhaps"), Contains("true or false"));
  CHECK_THAT(refusalOf(counted + "  condition: {gte: 1}\n  aliases: [x]"), Contains("must be a map"));
  CHECK_THAT(refusalOf(counted + "  condition: {gte: 1}\n  aliases: {x: {rule_b: y}}"),
             Contains("'rule_b'") && Contains("none of its rules"));
  CHECK_THAT(refusalOf("  type: value_sum\n  rules: [rule_a]\n  timespan: 5m\n  condition: {gte: 1}"),
             Contains("no field"));
  CHECK_THAT(
      refusalOf("  type: value_avg\n  rules: [rule_a]\n  timespan: 5m\n  condition: {gte: 1, field: [a, b]}"),
      Contains("more than one field"));
  CHECK_THAT(refusal(rules + "title: C\ncorrelation: [x]"), Contains("12:") && Contains("must be a map"));
}

TEST_CASE("a condition over rules that cannot be read says why") {
  using Catch::Matchers::Contains;
  const auto why = [](const std::string& condition) {
    return refusalOf(temporal + "  condition: " + condition);
  };
  CHECK_THAT(why("rule_a and"), Contains("18:") && Contains("missing"));
  CHECK_THAT(why("rule_a rule_b"), Contains("'rule_b'") && Contains("not expected"));
  CHECK_THAT(why("(rule_a"), Contains("not closed"));
  CHECK_THAT(why("rule_a)"), Contains("not expected"));
  CHECK_THAT(why("rule_a and rule_c"), Contains("'rule_c'"));
  CHECK_THAT(why("rule_a and not rule_a and rule_b"), Contains("never hold"));
  CHECK_THAT(why(std::string(200, '(') + "rule_a"), Contains("levels"));
}

TEST_CASE("references that lead nowhere or back are refused where they stand") {
  using Catch::Matchers::Contains;
  CHECK_THAT(refusalOf("  type: temporal\n  timespan: 5m\n  rules:\n    - rule_a\n    - rule_x"),
             Contains("18:7") && Contains("'rule_x'"));
  CHECK_THAT(refusalOf("  type: temporal\n  timespan: 5m\n  rules: [corr]"),
             Contains("16:11") && Contains("leads back"));
  const auto read =
      reading(withSection("  type: temporal\n  timespan: 5m\n  rules: [other]") +
              "---\ntitle: D\nname: other\ncorrelation: {type: temporal, timespan: 1m, rules: [corr]}\n"
              "---\ntitle: E\ncorrelation: {type: temporal, timespan: 1m, rules: [rule_a]}\n");
  CHECK(read.refused.size() == 2);
  REQUIRE(read.correlations.size() == 1);
  CHECK(read.correlations[0].title == "E");
}

TEST_CASE("what plays no part in a correlation is a warning") {
  const auto warnings = [](const std::string& section) {
    return reading(withSection(section)).warnings.size();
  };
  CHECK(warnings(counted + "  condition: {gte: 1}") == 0);
  CHECK(warnings(counted + "  condition: {gte: 1, field: u}") == 1);
  CHECK(warnings(counted + "  condition: {gte: 1}\n  colour: red") == 1);
  CHECK(warnings(temporal + "  condition: rule_a") == 1);
  CHECK(warnings(counted + "  condition: {gte: 1}\ndetection: {s: {k: a}, condition: s}") == 1);
  CHECK(warnings(counted + "  condition: {gte: 1}\ntaxonomy: ecs") == 1);
  CHECK(warnings(counted + "  condition: {gte: 1}\ntaxonomy: sigma") == 0);
}
