#include <catch2/catch.hpp>

#include <functional>
#include <map>

#include "embedded_core.hpp"

using namespace vedette;
using namespace vedette::test;

namespace {

template <class T>
bool forbids(const Result<T>& result) {
  return !result && result.error().kind == ErrorKind::Forbidden;
}

struct Deed {
  std::function<bool(Core&, const Principal&)> isForbidden;
  std::string allowed;  // the roles, in this order: admin analyst responder ingestor viewer
};

// Who may do what, by hand: the roles' own table must agree with it.
const std::map<std::string, Deed> deeds{
    {"ingest events",
     {[](Core& core, const Principal& who) {
        std::vector<Submission> batch;
        batch.push_back({who, {newEvent("low")}});
        return forbids(core.ingest(batch).front());
      },
      "admin ingestor "}},
    {"list events",
     {[](Core& core, const Principal& who) { return forbids(core.events.list(who, {})); },
      "admin analyst responder "}},
    {"read an event",
     {[](Core& core, const Principal& who) { return forbids(core.events.find(who, 1)); },
      "admin analyst responder "}},
    {"list alerts",
     {[](Core& core, const Principal& who) { return forbids(core.alerts.list(who, {})); },
      "admin analyst responder viewer "}},
    {"list alerts with their events",
     {[](Core& core, const Principal& who) { return forbids(core.alerts.listWithEvents(who, {})); },
      "admin analyst responder viewer "}},
    {"read an alert",
     {[](Core& core, const Principal& who) { return forbids(core.alerts.find(who, 1)); },
      "admin analyst responder viewer "}},
    {"read an alert's history",
     {[](Core& core, const Principal& who) { return forbids(core.alerts.history(who, 1, {})); },
      "admin analyst responder viewer "}},
    {"read an alert's events",
     {[](Core& core, const Principal& who) { return forbids(core.alerts.events(who, 1, {})); },
      "admin analyst responder viewer "}},
    {"read an alert's labels",
     {[](Core& core, const Principal& who) { return forbids(core.alerts.feedback(who, 1, {})); },
      "admin analyst responder viewer "}},
    {"list rules",
     {[](Core& core, const Principal& who) { return forbids(core.rules.list(who, {})); },
      "admin analyst responder "}},
    {"read a rule",
     {[](Core& core, const Principal& who) { return forbids(core.rules.find(who, "r")); },
      "admin analyst responder "}},
    {"read a rule's timeline",
     {[](Core& core, const Principal& who) { return forbids(core.rules.timeline(who, "r", 24)); },
      "admin analyst responder "}},
    {"read a rule's versions",
     {[](Core& core, const Principal& who) { return forbids(core.rules.versions(who, "r", {})); },
      "admin analyst responder "}},
    {"read how the rules fare",
     {[](Core& core, const Principal& who) {
        return forbids(core.rules.all(who)) && forbids(core.rules.pack(who));
      },
      "admin analyst responder "}},
    {"read the coverage of ATT&CK",
     {[](Core& core, const Principal& who) { return forbids(core.attackCoverage(who, {}, {})); },
      "admin analyst responder "}},
    {"try a rule on stored events",
     {[](Core& core, const Principal& who) { return forbids(core.backtest(who, {})); }, "admin "}},
    {"check a rule",
     {[](Core& core, const Principal& who) { return forbids(core.ruleChanges.check(who, "")); }, "admin "}},
    {"add a rule",
     {[](Core& core, const Principal& who) { return forbids(core.ruleChanges.add(who, "")); }, "admin "}},
    {"rewrite a rule",
     {[](Core& core, const Principal& who) { return forbids(core.ruleChanges.rewrite(who, "r", "")); },
      "admin "}},
    {"roll a rule back",
     {[](Core& core, const Principal& who) { return forbids(core.ruleChanges.rollBack(who, "r", 1)); },
      "admin "}},
    {"change a rule",
     {[](Core& core, const Principal& who) { return forbids(core.ruleChanges.change(who, "r", {})); },
      "admin "}},
    {"remove a rule",
     {[](Core& core, const Principal& who) { return forbids(core.ruleChanges.remove(who, "r")); }, "admin "}},
    {"report an alert",
     {[](Core& core, const Principal& who) { return forbids(core.triage.report(who, {})); },
      "admin responder "}},
    {"report an alert for an event",
     {[](Core& core, const Principal& who) {
        return forbids(core.triage.reportForEvent(who, 1, AlertStatus::New));
      },
      "admin responder "}},
    {"change an alert",
     {[](Core& core, const Principal& who) { return forbids(core.triage.change(who, 1, {})); },
      "admin responder "}},
    {"change many alerts",
     {[](Core& core, const Principal& who) { return forbids(core.triage.changeAll(who, {}, {}, true)); },
      "admin responder "}},
    {"delete an alert",
     {[](Core& core, const Principal& who) { return forbids(core.triage.remove(who, 1)); }, "admin "}},
    {"label an alert",
     {[](Core& core, const Principal& who) {
        return forbids(core.triage.label(who, 1, Disposition::Benign, "", ""));
      },
      "admin analyst responder "}},
    {"see the overview",
     {[](Core& core, const Principal& who) { return forbids(core.overview(who)); },
      "admin analyst responder viewer "}},
    {"list users",
     {[](Core& core, const Principal& who) { return forbids(core.users.list(who, {})); }, "admin "}},
    {"check a user",
     {[](Core& core, const Principal& who) { return forbids(core.users.check(who, {})); }, "admin "}},
    {"add a user",
     {[](Core& core, const Principal& who) { return forbids(core.users.add(who, {})); }, "admin "}},
    {"change a user",
     {[](Core& core, const Principal& who) { return forbids(core.users.change(who, 1, {})); }, "admin "}},
    {"delete a user",
     {[](Core& core, const Principal& who) { return forbids(core.users.remove(who, 1)); }, "admin "}},
    {"list roles",
     {[](Core& core, const Principal& who) { return forbids(core.roles.list(who)); },
      "admin analyst responder ingestor viewer "}},
    {"add a role",
     {[](Core& core, const Principal& who) { return forbids(core.roles.add(who, {})); }, "admin "}},
    {"change a role",
     {[](Core& core, const Principal& who) { return forbids(core.roles.change(who, "x", {})); }, "admin "}},
    {"delete a role",
     {[](Core& core, const Principal& who) { return forbids(core.roles.remove(who, "x")); }, "admin "}},
};

}  // namespace

TEST_CASE("every role may do exactly what its permissions say") {
  EmbeddedCore embedded;
  for (const auto& [name, deed] : deeds) {
    std::string allowed;
    for (const char* role : {"admin", "analyst", "responder", "ingestor", "viewer"})
      if (!deed.isForbidden(embedded.core, principalOf(role))) allowed += std::string(role) + ' ';
    CAPTURE(name);
    CHECK(allowed == deed.allowed);
  }
}
