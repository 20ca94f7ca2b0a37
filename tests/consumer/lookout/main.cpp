#include <cstdlib>
#include <iostream>

#include <vedette/domain/detection/engine/evaluation.hpp>
#include <vedette/sigma/rule_reader.hpp>

using namespace vedette;
using detection::ValueKind;

// A program that looks at its own events with Sigma rules: no JSON, no server, no database.

constexpr std::string_view rules = R"(
title: Root logs in from outside
id: root-from-outside
logsource: {product: lookout}
detection:
  login:
    action: login
    user|startswith: root
  inside: {address|cidr: 10.0.0.0/8}
  condition: login and not inside
level: high
)";

// Rules here have no regular expressions; an engine for them would stand behind this port.
struct NoPatterns : PatternEngine {
  Result<std::shared_ptr<const detection::Regex>> compile(std::string,
                                                          detection::Regex::Flags) const override {
    return invalid("regular expressions are not taken here");
  }
};

void expect(bool truth, const char* what) {
  if (truth) return;
  std::cerr << "not so: " << what << '\n';
  std::exit(1);
}

std::span<const detection::Match> login(detection::Evaluation& evaluation, const char* user,
                                        const char* address) {
  detection::EventFields& event = evaluation.event();
  event.clear();
  event.logSource().product = "lookout";
  event.add(event.table().find("action"), ValueKind::Text, "login");
  event.add(event.table().find("user"), ValueKind::Text, user);
  event.add(event.table().find("address"), ValueKind::Text, address);
  return evaluation.run();
}

int main() {
  const NoPatterns patterns;
  sigma::Reading reading;
  sigma::RuleReader(patterns).read("built in", rules, reading);
  expect(reading.refused.empty() && reading.rules.size() == 1, "the rule loads");

  detection::Evaluation evaluation(std::make_shared<const detection::RuleSet>(std::move(reading.rules)));
  expect(login(evaluation, "joe", "192.0.2.7").empty(), "joe may come from anywhere");
  expect(login(evaluation, "root", "10.1.2.3").empty(), "root may come from inside");
  const auto matches = login(evaluation, "root", "192.0.2.7");
  expect(matches.size() == 1 && matches[0].rule->id == "root-from-outside", "root from outside is found");
  expect(matches[0].fields.size() == 2, "the match shows what was asked of action and user");
  expect(evaluation.health(0).evaluated == 3 && evaluation.health(0).matched == 1, "its health is counted");
  std::cout << matches[0].rule->title << '\n';
}
