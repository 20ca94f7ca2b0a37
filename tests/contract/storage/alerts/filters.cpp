#include <algorithm>
#include <functional>

#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

using Change = std::function<void(AlertFilter&)>;

const std::vector<Change>& fieldChanges() {
  static const std::vector<Change> changes{
      [](AlertFilter& f) {
        f.severities = {Severity::High, Severity::Info};
      },
      [](AlertFilter& f) { f.statuses = {AlertStatus::New}; },
      [](AlertFilter& f) {
        f.statuses = {AlertStatus::Resolved, AlertStatus::FalsePositive};
      },
      [](AlertFilter& f) {
        f.sources = {"suricata", "it's", "absent"};
      },
      [](AlertFilter& f) { f.rules = {"r1"}; },
      [](AlertFilter& f) {
        f.rules = {"Rule one", "it's"};
      },
      [](AlertFilter& f) {
        f.entities = {"root", "100%"};
      },
      [](AlertFilter& f) {
        f.assignees = {"alice", "o'neil"};
      },
      [](AlertFilter& f) { f.dispositions = {Disposition::Benign}; },
      [](AlertFilter& f) {
        f.eventSeverities = {Severity::Low, Severity::Critical};
      },
      [](AlertFilter& f) { f.withEvent = true; },
      [](AlertFilter& f) { f.since = at(2h); },
      [](AlertFilter& f) { f.until = at(3h + 1'199'999'999us); },
      [](AlertFilter& f) { f.text = "BEACON"; },
      [](AlertFilter& f) { f.text = "%"; },
  };
  return changes;
}

class AlertFilters : public AlertFixture {
 public:
  AlertFilters() {
    AlertGenerator generator(23);
    std::vector<EventId> events{storedEvent(), storedEvent(), storedEvent()};
    for (int i = 0; i < 200; ++i) {
      AlertDraft draft = generator.draft(events);
      draft.fingerprint.clear();
      const AlertId id = raise(draft, generator.time()).alert.id;
      AlertPatch patch = generator.patch();
      patch.note = "n";
      change(id, patch);
      model.push_back(find(id));
    }
  }
  void check(const AlertFilter& filter, const AlertOrder& order = {}) {
    INFO(describe(filter) << ' ' << describe(order));
    checkAgainst(model, {filter, order});
  }
  std::size_t hits(const AlertFilter& filter) { return selectedIds(model, {filter}).size(); }

  std::vector<Alert> model;
};

TEST_CASE_METHOD(AlertFilters, "without a filter every alert is listed") { check({}); }

TEST_CASE_METHOD(AlertFilters, "each filter of alerts alone selects some, and the right ones") {
  for (const Change& change : fieldChanges()) {
    AlertFilter filter;
    change(filter);
    CHECK(hits(filter) > 0);
    CHECK(hits(filter) < model.size());
    check(filter);
  }
}

TEST_CASE_METHOD(AlertFilters, "two filters of alerts select what both do") {
  for (const Change& first : fieldChanges())
    for (const Change& second : fieldChanges()) {
      AlertFilter filter;
      first(filter);
      second(filter);
      check(filter);
    }
}

TEST_CASE_METHOD(AlertFilters,
                 "each key orders alerts both ways, and ties by creation and id, newest first") {
  AlertFilter open;
  open.statuses = {AlertStatus::New, AlertStatus::Triaged, AlertStatus::Resolved};
  for (int key = 0; key < 6; ++key)
    for (bool descending : {false, true}) {
      check({}, {{static_cast<AlertKey>(key), descending}});
      check(open, {{static_cast<AlertKey>(key), descending}});
    }
}

TEST_CASE_METHOD(AlertFilters, "a second key orders alerts that tie in the first") {
  for (int first = 0; first < 6; ++first)
    for (int second = 0; second < 6; ++second)
      check({},
            {{static_cast<AlertKey>(first), first % 2 == 0}, {static_cast<AlertKey>(second), second > 2}});
}

TEST_CASE_METHOD(AlertFilters, "a selection gives its ids, ascending, above one and at most so many") {
  AlertFilter filter;
  filter.severities = {Severity::High, Severity::Low};
  for (const std::string& text : {std::string(), std::string("beacon")}) {
    filter.text = text;
    std::vector<AlertId> expected = selectedIds(model, {filter});
    std::sort(expected.begin(), expected.end());
    REQUIRE(expected.size() > 5);
    auto select = [&](AlertId after, std::size_t limit) {
      return read([&](const Stores& stores) { return stores.alerts.select(filter, after, limit); });
    };
    CHECK(select(0, 1000) == expected);
    CHECK(select(0, 3) == std::vector<AlertId>(expected.begin(), expected.begin() + 3));
    CHECK(select(expected[2], 2) == std::vector<AlertId>(expected.begin() + 3, expected.begin() + 5));
    CHECK(select(expected.back(), 5).empty());
  }
}

}  // namespace
}  // namespace vedette::contract
