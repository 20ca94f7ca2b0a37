#include <functional>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

using Change = std::function<void(EventFilter&)>;

// One or more values for each field of the filter.
const std::vector<Change>& fieldChanges() {
  static const std::vector<Change> changes{
      [](EventFilter& f) { f.severities = {Severity::High}; },
      [](EventFilter& f) {
        f.severities = {Severity::Info, Severity::Critical, Severity::Info};
      },
      [](EventFilter& f) { f.minSeverity = Severity::Medium; },
      [](EventFilter& f) { f.sources = {"sshd"}; },
      [](EventFilter& f) {
        f.sources = {"it's", "100%", "absent"};
      },
      [](EventFilter& f) {
        f.eventTypes = {"login", "Failed_Login"};
      },
      [](EventFilter& f) { f.eventTypeContains = "LoGiN"; },
      [](EventFilter& f) {
        f.products = {"linux", "windows"};
      },
      [](EventFilter& f) { f.categories = {"auth"}; },
      [](EventFilter& f) {
        f.services = {"Linux", "auth"};
      },
      [](EventFilter& f) { f.since = at(2h + 1'199'999'999us); },
      [](EventFilter& f) { f.until = at(3h + 1'199'999'999us); },
      [](EventFilter& f) { f.text = "pAssword"; },
      [](EventFilter& f) {
        f.attributes = {{"user", {"root", "it's"}}};
      },
  };
  return changes;
}

class Filters : public EventFixture {
 public:
  std::vector<Event> model = append(EventGenerator(7).events(400));

  void check(const EventFilter& filter) {
    INFO(describe(filter));
    checkAgainst(model, {filter});
  }
  std::size_t hits(const EventFilter& filter) { return selectedIds(model, {filter}).size(); }
};

TEST_CASE_METHOD(Filters, "without a filter every event is listed") {
  CHECK(hits({}) == model.size());
  check({});
}

TEST_CASE_METHOD(Filters, "each filter alone selects some events, and the right ones") {
  for (const Change& change : fieldChanges()) {
    EventFilter filter;
    change(filter);
    CHECK(hits(filter) > 0);
    CHECK(hits(filter) < model.size());
    check(filter);
  }
}

TEST_CASE_METHOD(Filters, "two filters select what both do") {
  for (const Change& first : fieldChanges())
    for (const Change& second : fieldChanges()) {
      EventFilter filter;
      first(filter);
      second(filter);
      check(filter);
    }
}

TEST_CASE_METHOD(Filters, "a part of an event type is text, not a pattern, in any case") {
  for (const char* part : {"%", "_", "\\", "d_L", "0%_", "D_LO", "'", "login%", "", "zzz"}) {
    EventFilter filter;
    filter.eventTypeContains = part;
    check(filter);
  }
}

TEST_CASE_METHOD(Filters, "an event type or a source that differs in case is another one") {
  EventFilter lower, upper;
  lower.eventTypes = {"login"};
  upper.eventTypes = {"LOGIN"};
  CHECK(hits(lower) != hits(upper));
  check(lower);
  check(upper);
  EventFilter source;
  source.sources = {"SSHD"};
  check(source);
}

TEST_CASE_METHOD(Filters, "an empty part of the log source is asked for like any other") {
  EventFilter filter;
  filter.products = {""};
  CHECK(hits(filter) > 0);
  check(filter);
}

TEST_CASE_METHOD(Filters, "values that no event has select nothing") {
  EventFilter filter;
  filter.sources = {"absent", ""};
  CHECK(hits(filter) == 0);
  check(filter);
  filter = {};
  filter.severities = {Severity::Low};
  filter.minSeverity = Severity::High;
  check(filter);
}

TEST_CASE_METHOD(Filters, "since takes its own moment in and until leaves it out, aligned or not") {
  for (const auto span : {0us, 1us, std::chrono::microseconds(1h), std::chrono::microseconds(1h + 1us),
                          1'199'999'999us, 1'199'999'998us, std::chrono::microseconds(2h - 1us)}) {
    EventFilter since, until, both;
    since.since = both.since = at(span);
    until.until = at(span);
    both.until = at(span + 1h);
    check(since);
    check(until);
    check(both);
  }
}

TEST_CASE_METHOD(Filters, "bounds that leave no time between them select nothing") {
  EventFilter filter;
  filter.since = filter.until = at(2h);
  CHECK(hits(filter) == 0);
  check(filter);
  filter.until = at(1h);
  check(filter);
}

TEST_CASE_METHOD(Filters, "a span of less than an hour, and one over many, are counted exactly") {
  for (int minutes : {1, 19, 20, 40, 59, 61, 119, 241}) {
    EventFilter filter;
    filter.since = at(13min);
    filter.until = at(13min + std::chrono::minutes(minutes));
    filter.severities = {Severity::High, Severity::Low};
    filter.sources = {"sshd", "nginx"};
    check(filter);
  }
}

}  // namespace
}  // namespace vedette::contract
