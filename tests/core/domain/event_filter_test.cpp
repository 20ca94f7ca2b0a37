#include <catch2/catch.hpp>

#include "vedette/domain/events/event_filter.hpp"

using namespace vedette;

namespace {

Event sample() {
  AttributesBuilder builder;
  builder.startObject().set("user", "root").endObject();
  Event event;
  event.sourceName = "sshd";
  event.eventType = "Failed_Login";
  event.severity = Severity::Medium;
  event.description = "Failed password for root";
  event.timestamp = *parseTimestamp("2026-11-22T08:00:00Z");
  event.logSource = LogSource{"auth", "linux", ""};
  event.attributes = builder.build().value();
  return event;
}

}  // namespace

TEST_CASE("an empty filter selects every event") { CHECK(EventFilter{}.matches(sample())); }

TEST_CASE("values within a field are alternatives, fields are conditions") {
  EventFilter filter;
  filter.severities = {Severity::Low, Severity::Medium};
  filter.sources = {"cron", "sshd"};
  CHECK(filter.matches(sample()));
  filter.sources = {"cron"};
  CHECK_FALSE(filter.matches(sample()));
}

TEST_CASE("a least severity includes itself") {
  EventFilter filter;
  filter.minSeverity = Severity::Medium;
  CHECK(filter.matches(sample()));
  filter.minSeverity = Severity::High;
  CHECK_FALSE(filter.matches(sample()));
}

TEST_CASE("since is inclusive and until is not") {
  EventFilter filter;
  filter.since = sample().timestamp;
  CHECK(filter.matches(sample()));
  filter.until = sample().timestamp;
  CHECK_FALSE(filter.matches(sample()));
}

TEST_CASE("types, descriptions, log sources and attributes are looked into") {
  const auto selects = [](auto set) {
    EventFilter filter;
    set(filter);
    return filter.matches(sample());
  };
  CHECK(selects([](EventFilter& f) { f.eventTypeContains = "LOGIN"; }));
  CHECK_FALSE(selects([](EventFilter& f) { f.eventTypeContains = "logon"; }));
  CHECK_FALSE(selects([](EventFilter& f) { f.eventTypes = {"failed_login"}; }));
  CHECK(selects([](EventFilter& f) { f.text = "PASSWORD FOR"; }));
  CHECK_FALSE(selects([](EventFilter& f) { f.text = "password%"; }));
  CHECK(selects([](EventFilter& f) { f.products = {"windows", "linux"}; }));
  CHECK_FALSE(selects([](EventFilter& f) { f.services = {"sshd"}; }));
  CHECK(selects([](EventFilter& f) { f.attributes = {{"user", {"admin", "root"}}}; }));
  CHECK_FALSE(selects([](EventFilter& f) { f.attributes = {{"user", {"root"}}, {"host", {"x"}}}; }));
}
