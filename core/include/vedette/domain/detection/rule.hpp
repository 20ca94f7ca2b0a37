#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/domain/detection/condition.hpp"
#include "vedette/domain/detection/dedup.hpp"

namespace vedette {

// A condition over an event, and the alert that a match raises.
struct Rule {
  std::string id;    // stable, unique in a rule set
  std::string name;  // for people
  std::string kind;  // "severity", "sigma" ...
  Condition condition;
  std::optional<Severity> severity = {};  // of the alert; absent: the event's
  std::optional<Dedup> dedup = {};        // absent: every match is an alert of its own
  std::vector<std::string> mitreTechniques = {};

  AlertDraft alertFor(const Event&) const;
};

// The rules in force. Immutable, so it is read without locks.
class RuleSet {
 public:
  explicit RuleSet(std::vector<Rule> rules) : rules_(std::move(rules)) {}
  static RuleSet builtIn();  // severityRule() alone

  // The alerts that one event raises, in the order of the rules.
  std::vector<AlertDraft> evaluate(const Event&) const;
  const std::vector<Rule>& rules() const { return rules_; }

 private:
  std::vector<Rule> rules_;
};

// "High or Critical raises an alert": each such event, one alert.
Rule severityRule();

// What any alert about an event says before a rule adds to it: its title, text, severity, source and
// entities.
AlertDraft alertAbout(const Event&);
AlertDraft alertAbout(const Event&, std::vector<Entity>);

// Who and what an event is about, from the attribute names that shippers commonly use.
std::vector<Entity> entitiesOf(const Event&);

// Those of them that it comes from: addresses, users, hosts.
std::vector<Entity> subjectsOf(const Event&);

}  // namespace vedette
