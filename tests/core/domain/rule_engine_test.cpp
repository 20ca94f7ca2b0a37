#include <catch2/catch.hpp>
#include <cctype>
#include <random>

#include "vedette/domain/detection/engine/evaluation.hpp"

using namespace vedette::detection;
using vedette::Severity;

namespace {

using FieldsOf = std::vector<std::pair<std::string, std::string>>;

Condition text(const std::string& field, const std::string& sigma, bool cased = false) {
  return {Predicate{field, TextTest{TextPattern::parse(sigma), cased}}};
}

Rule ruleOf(std::string id, Condition condition, vedette::LogSource source = {}) {
  Rule rule{{.id = std::move(id), .title = "T"}};
  rule.logSource = std::move(source);
  rule.condition = std::move(condition);
  return rule;
}

// The event holds views of the fields.
void fill(EventFields& event, const FieldsOf& fields) {
  event.clear();
  for (const auto& [name, value] : fields) event.add(event.table().find(name), ValueKind::Text, value);
}

std::vector<std::string> matching(Evaluation& evaluation, const FieldsOf& fields) {
  fill(evaluation.event(), fields);
  std::vector<std::string> ids;
  for (const Match& match : evaluation.run()) ids.push_back(match.rule->id);
  return ids;
}

// What a condition means, without index, order or memory.
class Meaning {
 public:
  explicit Meaning(const FieldsOf& fields) : fields_(fields) {}

  bool holds(const Condition& condition) const { return std::visit(*this, condition.what); }

  bool operator()(const AllOf& all) const { return count(all.conditions) == all.conditions.size(); }
  bool operator()(const AtLeast& some) const { return count(some.conditions) >= some.count; }
  bool operator()(const Not& no) const { return count(no.condition) == 0; }
  bool operator()(const Predicate& predicate) const {
    const auto* test = std::get_if<TextTest>(&predicate.test);
    bool present = false;
    for (const auto& [name, value] : fields_) {
      if (!predicate.field.empty() && name != predicate.field) continue;
      present = true;
      if (test && fits(value, test->pattern.pieces(), 0, 0, test->cased)) return true;
    }
    return std::holds_alternative<NullTest>(predicate.test) && !present;
  }

 private:
  std::size_t count(const std::vector<Condition>& conditions) const {
    std::size_t number = 0;
    for (const Condition& each : conditions) number += holds(each);
    return number;
  }

  static bool same(char a, char b, bool cased) { return cased ? a == b : std::tolower(a) == std::tolower(b); }

  static bool fits(const std::string& value, const std::vector<TextPattern::Piece>& pieces, std::size_t at,
                   std::size_t piece, bool cased) {
    if (piece == pieces.size()) return at == value.size();
    const auto& [kind, literal] = pieces[piece];
    if (kind == TextPattern::Kind::AnyRun) {
      for (std::size_t end = at; end <= value.size(); ++end)
        if (fits(value, pieces, end, piece + 1, cased)) return true;
      return false;
    }
    if (kind == TextPattern::Kind::AnyOne)
      return at < value.size() && fits(value, pieces, at + 1, piece + 1, cased);
    if (value.size() - at < literal.size()) return false;
    for (std::size_t i = 0; i < literal.size(); ++i)
      if (!same(value[at + i], literal[i], cased)) return false;
    return fits(value, pieces, at + literal.size(), piece + 1, cased);
  }

  const FieldsOf& fields_;
};

// Random rules and events over few letters and fields, so that they often meet.
class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::size_t upTo(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most)(random_); }

  std::string word(const std::string& letters, std::size_t most) {
    std::string made;
    for (std::size_t i = upTo(most); i > 0; --i) made += letters[upTo(letters.size() - 1)];
    return made;
  }

  Condition condition(std::size_t depth) {
    const std::size_t kind = depth == 0 ? upTo(1) + 3 : upTo(5);
    std::vector<Condition> parts;
    for (std::size_t i = upTo(3) + 1; kind < 2 && i > 0; --i) parts.push_back(condition(depth - 1));
    if (kind == 0) return allOf(std::move(parts));
    if (kind == 1) return {AtLeast{upTo(parts.size() - 1) + 1, std::move(parts)}};
    if (kind == 2) return negated(condition(depth - 1));
    if (kind == 3 && upTo(5) == 0) return {Predicate{field(), NullTest{}}};
    std::string pattern = word("aAbBc*?", 7);
    if (upTo(1) == 0) pattern = "*" + pattern + "*";
    return text(upTo(6) == 0 ? "" : field(), pattern, upTo(4) == 0);
  }

  FieldsOf event() {
    FieldsOf fields;
    for (std::size_t i = upTo(4); i > 0; --i) fields.emplace_back(field(), word("aAbBcC", 12));
    return fields;
  }

 private:
  std::string field() { return std::string(1, "fgh"[upTo(2)]); }
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("what the index finds is what the conditions mean") {
  for (unsigned seed = 0; seed < 60; ++seed) {
    Generator generate(seed);
    std::vector<Rule> rules;
    for (int i = 0; i < 40; ++i) rules.push_back(ruleOf(std::to_string(i), generate.condition(3)));
    const auto set = std::make_shared<const RuleSet>(rules);
    Evaluation evaluation(set);
    for (int i = 0; i < 60; ++i) {
      const FieldsOf event = generate.event();
      std::vector<std::string> expected;
      for (const Rule& rule : rules)
        if (Meaning(event).holds(rule.condition)) expected.push_back(rule.id);
      CAPTURE(seed, event);
      REQUIRE(matching(evaluation, event) == expected);
    }
  }
}

TEST_CASE("a literal is found wherever it stands in a text, whatever else is looked for") {
  for (const std::size_t rules : {1u, 4u, 5u, 60u}) {
    Generator generate(static_cast<unsigned>(rules));
    std::vector<Rule> looking;
    std::vector<std::string> literals;
    for (std::size_t i = 0; i < rules; ++i) {
      literals.push_back("a" + generate.word("abcd", 19));
      looking.push_back(ruleOf(std::to_string(i), text("f", "*" + literals.back() + "*")));
    }
    Evaluation evaluation(std::make_shared<const RuleSet>(looking));
    for (std::size_t i = 0; i < rules; ++i) {
      for (std::size_t before = 0; before < 20; ++before) {
        const FieldsOf event{{"f", std::string(before, 'x') + literals[i] + generate.word("xa", 3)}};
        std::vector<std::string> expected;
        for (const Rule& rule : looking)
          if (Meaning(event).holds(rule.condition)) expected.push_back(rule.id);
        CAPTURE(rules, event);
        REQUIRE(matching(evaluation, event) == expected);
      }
    }
  }
}

TEST_CASE("rules that ask for more fields than a set has room for are left out, and said to be") {
  std::vector<Rule> rules;
  for (std::size_t i = 0; i <= FieldTable::maxFields; ++i) {
    const std::string number = std::to_string(i);
    rules.push_back(ruleOf(number, {Predicate{"f" + number, ExistsTest{true}}}));
  }
  const Condition unknown = text("unknown", "x");
  rules.push_back(ruleOf("not", negated(unknown)));
  rules.push_back(ruleOf("either", anyOf({unknown, text("f0", "x")})));
  rules.push_back(ruleOf("reference", {Predicate{"f0", FieldRefTest{"unknown"}}}));
  rules.push_back(ruleOf("room", text("f0", "x")));
  const std::size_t size = rules.size();
  const auto set = std::make_shared<const RuleSet>(std::move(rules));
  std::vector<std::size_t> leftOut{FieldTable::maxFields};
  for (std::size_t place = size - 4; place < size - 1; ++place) leftOut.push_back(place);
  CHECK(set->leftOut() == leftOut);
  CHECK(set->silent().size() == leftOut.size());
  Evaluation evaluation(set);
  CHECK(matching(evaluation, {{"f0", "x"}, {"unknown", "x"}}) == std::vector<std::string>{"0", "room"});
}

TEST_CASE("a rule that folds by a field that a set has no room for is left out, too") {
  Rule folding = ruleOf("folding", text("f", "x"));
  folding.dedup.key = {"a" + std::string(2 * FieldTable::maxParts, '.') + "b"};
  CHECK(RuleSet({folding}).leftOut().size() == 1);
}

TEST_CASE("rules that fill a set leave room for what tells entities and log sources") {
  std::vector<Rule> rules;
  for (std::size_t i = 0; i < FieldTable::maxFields; ++i)
    rules.push_back(ruleOf(std::to_string(i), text("f" + std::to_string(i), "x")));
  rules.front().logSource.service = "s";
  LogSourceMap map;
  map.mappings = {{{{"Channel", {"c"}}}, {"", "", "s"}, {{"f0", "renamed"}}}};
  Evaluation evaluation(std::make_shared<const RuleSet>(std::move(rules), map));
  CHECK(evaluation.rules().fields().find("src_ip") != noField);
  CHECK(matching(evaluation, {{"Channel", "c"}, {"renamed", "x"}}) == std::vector<std::string>{"0"});
}

TEST_CASE("a match shows the fields and values that made it") {
  const Condition condition =
      allOf({text("a", "x*"), negated(text("b", "*")), anyOf({text("c", "n"), text("d", "Y")})});
  Evaluation evaluation(std::make_shared<const RuleSet>(std::vector{ruleOf("r", condition)}));
  const FieldsOf fields{{"a", "xyz"}, {"d", "y"}};
  fill(evaluation.event(), fields);
  const auto matches = evaluation.run();
  REQUIRE(matches.size() == 1);
  std::vector<MatchedField> because(matches[0].fields.begin(), matches[0].fields.end());
  std::sort(because.begin(), because.end(), [](auto& a, auto& b) { return a.field < b.field; });
  CHECK(because == std::vector<MatchedField>{{"a", "xyz"}, {"d", "y"}});
}

TEST_CASE("every rule that matches is told, however many there are") {
  std::vector<Rule> rules;
  for (int i = 0; i < 500; ++i) rules.push_back(ruleOf(std::to_string(i), text("a", "*x*")));
  Evaluation evaluation(std::make_shared<const RuleSet>(std::move(rules)));
  CHECK(matching(evaluation, {{"a", "x"}}).size() == 500);
}

TEST_CASE("an event that is evaluated again is the same event") {
  Evaluation evaluation(std::make_shared<const RuleSet>(std::vector{
      ruleOf("a", text("a", "x?z*"), {"", "p", ""}), ruleOf("b", text("b", "y?z*"), {"", "q", ""})}));
  const FieldsOf fields{{"a", "xyzA"}, {"b", "yyzB"}};
  fill(evaluation.event(), fields);
  evaluation.event().logSource().product = "q";
  CHECK(evaluation.run().size() == 1);
  CHECK(evaluation.run(Evaluation::Routing::All).size() == 2);
  CHECK(evaluation.run().size() == 1);
}

TEST_CASE("health tells how long the close looks at a rule take") {
  Evaluation evaluation(std::make_shared<RuleSet>(
      std::vector<Rule>{ruleOf("asked", text("a", "x*")), ruleOf("never", text("b", "y*"))}));
  for (int i = 0; i < 100; ++i) matching(evaluation, {{"a", "xyz"}});
  CHECK(evaluation.health(0).time.count() > 0);
  CHECK(evaluation.health(1).time.count() == 0);
}

TEST_CASE("health counts events of the log source, close looks and matches") {
  std::vector<Rule> rules{ruleOf("p", allOf({text("a", "*needle*"), text("b", "1")}), {"", "p", ""}),
                          ruleOf("q", text("a", "x"), {"", "q", ""})};
  Evaluation evaluation(std::make_shared<const RuleSet>(std::move(rules)));
  for (const std::string value : {"needle", "hay", "needle"}) {
    const std::string b = value == "hay" ? "1" : "2";
    const FieldsOf fields{{"a", value}, {"b", b}};
    fill(evaluation.event(), fields);
    evaluation.event().logSource().product = "p";
    evaluation.run();
  }
  CHECK(evaluation.health(0).evaluated == 3);
  CHECK(evaluation.health(0).candidates == 2);
  CHECK(evaluation.health(0).matched == 0);
  CHECK(evaluation.health(1).evaluated == 0);
}

TEST_CASE("an event that declares its product alone gets the rules that its fields lead to, too") {
  const auto ruleFor = [](const std::string& id, vedette::LogSource source) {
    Rule rule = ruleOf(id, {Predicate{"a", ExistsTest{true}}});
    rule.logSource = std::move(source);
    return rule;
  };
  LogSourceMap map;
  map.mappings.push_back({.when = {{"Channel", {"Security"}}}, .logSource = {"", "windows", "security"}});
  Evaluation evaluation(std::make_shared<const RuleSet>(
      std::vector{ruleFor("security", {"", "windows", "security"}), ruleFor("any", {"", "windows", ""}),
                  ruleFor("process", {"process_creation", "windows", ""}),
                  ruleFor("linux", {"", "linux", "security"})},
      map));
  const auto found = [&](std::vector<std::pair<std::string, std::string>> fields) {
    const FieldTable& table = evaluation.rules().fields();
    evaluation.event().clear();
    evaluation.event().logSource().product = "windows";
    for (const auto& [name, value] : fields) evaluation.event().add(table.find(name), ValueKind::Text, value);
    std::vector<std::string> ids;
    for (const Match& match : evaluation.run()) ids.push_back(match.rule->id);
    return ids;
  };
  CHECK(found({{"a", "1"}, {"Channel", "Security"}}) == std::vector<std::string>{"security", "any"});
  CHECK(found({{"a", "1"}, {"Channel", "Unheard of"}}) == std::vector<std::string>{"any"});
}

TEST_CASE("a search that gives up is a failure of its rule, with the reason") {
  struct Lost : Regex {
    Lost() : Regex("a+", {}) {}
    Found search(std::string_view) const override { return Found::GaveUp; }
  };
  Evaluation evaluation(std::make_shared<const RuleSet>(
      std::vector{ruleOf("r", {Predicate{"a", RegexTest{std::make_shared<Lost>()}}})}));
  CHECK(matching(evaluation, {{"a", "aaa"}}).empty());
  CHECK(evaluation.failures() == 1);
  CHECK_THAT(evaluation.health(0).lastError, Catch::Contains("'a+'"));
}
