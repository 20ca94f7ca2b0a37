#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

using Hours = std::map<Timestamp, std::uint64_t>;
using Rules = std::map<std::string, RuleAlerts>;

// Alerts of rules, raised at given times.
class ByRule : public AlertFixture {
 public:
  AlertId raiseBy(std::string rule, Timestamp now, std::string name = "a rule") {
    AlertDraft draft = draftByRule();
    draft.rule = RuleRef{std::move(rule), std::move(name), "sigma"};
    return raise(draft, now).alert.id;
  }
  Rules byRule(Timestamp since, Timestamp until) {
    return read([&](const Stores& stores) { return stores.alerts.byRule(since, until); });
  }
  Hours hoursOf(const std::string& rule, Timestamp since) {
    return read([&](const Stores& stores) { return stores.alerts.hoursOfRule(rule, since); });
  }
};

TEST_CASE_METHOD(ByRule, "alerts are counted by the rule that raised them, to the microsecond") {
  CHECK(byRule(at(), at(1h)).empty());
  raiseBy("r", at(10min));
  raiseBy("r", at(20min), "renamed since");
  raiseBy("other", at(20min));
  raise(draftByHand(), at(20min));
  CHECK(byRule(at(10min), at(20min)) == Rules{{"other", {0, at(20min)}}, {"r", {1, at(20min)}}});
  CHECK(byRule(at(10min), at(20min + 1us)) == Rules{{"other", {1, at(20min)}}, {"r", {2, at(20min)}}});
  CHECK(byRule(at(10min + 1us), at(20min)).at("r").count == 0);
}

TEST_CASE_METHOD(ByRule, "a triaged alert is still one of its rule, a removed one is not") {
  const AlertId id = raiseBy("r", at(5min));
  raiseBy("r", at(1min));
  close(id);
  CHECK(byRule(at(), at(1h)) == Rules{{"r", {2, at(5min)}}});
  write([&](Stores& stores) { return stores.alerts.remove(id); });
  CHECK(byRule(at(), at(1h)) == Rules{{"r", {1, at(1min)}}});
  CHECK(hoursOf("r", at()) == Hours{{at(), 1}});
}

TEST_CASE_METHOD(ByRule, "the alerts of a rule are counted by the hour, and no others") {
  raiseBy("r", at(-1us));
  for (const auto after : {0min, 59min, 60min, 200min}) raiseBy("r", at(after));
  raiseBy("R", at(1min));
  raiseBy("other", at(1min), "r");
  CHECK(hoursOf("r", at()) == Hours{{at(), 2}, {at(1h), 1}, {at(3h), 1}});
  CHECK(hoursOf("r", at(-1h)).size() == 4);
  CHECK(hoursOf("r", at(1h)) == Hours{{at(1h), 1}, {at(3h), 1}});
  CHECK(hoursOf("unknown", at()).empty());
}

}  // namespace
}  // namespace vedette::contract
