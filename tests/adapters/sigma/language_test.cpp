#include <catch2/catch.hpp>

#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/sigma_language.hpp"

using namespace vedette;

namespace {

RuleReading read(const std::vector<RuleText>& texts) {
  const patterns::FastPatterns patterns;
  return sigma::SigmaLanguage(patterns).read(texts);
}

RuleProblem problemOf(const std::string& yaml) {
  const RuleReading reading = read({{"sent", yaml}});
  CHECK(reading.rules.empty());
  REQUIRE(reading.refused.size() == 1);
  return reading.refused[0];
}

std::string placeOf(const RuleProblem& problem) {
  return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.field;
}

}  // namespace

TEST_CASE("a text that is no YAML is refused for its syntax, at its place") {
  const RuleProblem problem = problemOf("title: T\nlevel: [high\n");
  CHECK(problem.stage == RuleStage::Syntax);
  CHECK(problem.file == "sent");
  CHECK(problem.line >= 2);
  CHECK(problemOf("").stage == RuleStage::Syntax);
  CHECK(problemOf("a: 1\na: 2\n").stage == RuleStage::Syntax);
  CHECK(problemOf("title: \"a\\0b\"\n").stage == RuleStage::Syntax);
  CHECK(problemOf("title: \"a\\ud800b\"\n").stage == RuleStage::Syntax);
}

TEST_CASE("what does not stand as a rule must is refused for its schema, with the field") {
  const RuleProblem problem =
      problemOf("title: T\nlogsource:\n  product: [a]\ndetection: {s: {a: 1}, condition: s}\n");
  CHECK(problem.stage == RuleStage::Schema);
  CHECK(placeOf(problem) == "3:12 logsource.product");
  CHECK(problem.rule == "T");
  CHECK(problemOf("title: T\n").stage == RuleStage::Schema);
  CHECK(problemOf("just a text\n").stage == RuleStage::Schema);
}

TEST_CASE("what means nothing is refused when it is compiled, with the field") {
  const RuleProblem condition = problemOf("title: T\ndetection:\n  s: {a: 1}\n  condition: s and\n");
  CHECK(condition.stage == RuleStage::Compile);
  CHECK(placeOf(condition) == "4:14 detection.condition");
  const RuleProblem regex = problemOf("title: T\ndetection:\n  s:\n    a|re: '(x'\n  condition: s\n");
  CHECK(regex.stage == RuleStage::Compile);
  CHECK(regex.field == "detection.s.a|re");
}

TEST_CASE("texts are read together: a filter in one holds for the rules of the others") {
  const RuleReading reading = read(
      {{"a.yml", "title: A\nid: a\nlogsource: {product: p}\ndetection: {s: {x: 1}, condition: s}\n"},
       {"b.yml", "title: [\n"},
       {"f.yml",
        "title: F\nlogsource: {product: p}\nfilter: {rules: [a, gone], t: {y: 2}, condition: not t}\n"}});
  REQUIRE(reading.rules.size() == 1);
  CHECK(reading.rules[0].origin.file == "a.yml");
  CHECK(std::holds_alternative<detection::AllOf>(reading.rules[0].condition.what));
  REQUIRE(reading.refused.size() == 1);
  CHECK(reading.refused[0].file == "b.yml");
  REQUIRE(reading.warnings.size() == 1);
  CHECK(reading.warnings[0].message.find("'gone'") != std::string::npos);
}
