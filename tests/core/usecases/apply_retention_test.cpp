#include <catch2/catch.hpp>

#include "embedded_core.hpp"
#include "vedette/usecases/apply_retention.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

struct Aged : EmbeddedCore {
  // A whole sweep of a policy.
  ApplyRetention::Step sweep(const RetentionPolicy& policy) {
    ApplyRetention retention(storage, clock, policy);
    ApplyRetention::Step all;
    while (!all.finished) {
      const auto step = retention.step();
      REQUIRE(step.has_value());
      all = {all.events + step->events, all.alerts + step->alerts, step->finished};
    }
    return all;
  }
  std::uint64_t countOf(const std::string& severity) {
    const auto figures = core.overview(Principal::system()).value();
    const auto known = figures.events.bySeverity.find(severity);
    return known == figures.events.bySeverity.end() ? 0 : known->second;
  }
  void close(AlertId id) {
    AlertPatch patch;
    patch.status = AlertStatus::Resolved;
    REQUIRE(core.triage.change(Principal::system(), id, patch).has_value());
  }
};

RetentionPolicy keepFor(Severity severity, std::chrono::seconds age) {
  RetentionPolicy policy;
  policy.of(severity) = age;
  return policy;
}

}  // namespace

TEST_CASE("without a policy everything is kept") {
  Aged embedded;
  ingest(embedded.core, {newEvent("low"), newEvent("high")});
  embedded.clock.advance(24h * 10'000);
  const auto swept = embedded.sweep({});
  CHECK(swept.events == 0);
  CHECK(embedded.countOf("low") == 1);
}

TEST_CASE("events go when they are older than their severity is kept") {
  Aged embedded;
  ingest(embedded.core, {newEvent("low"), newEvent("medium")});
  embedded.clock.advance(7 * 24h);
  CHECK(embedded.sweep(keepFor(Severity::Low, 7 * 24h)).events == 0);
  embedded.clock.advance(1s);
  CHECK(embedded.sweep(keepFor(Severity::Low, 7 * 24h)).events == 1);
  CHECK(embedded.countOf("low") == 0);
  CHECK(embedded.countOf("medium") == 1);
}

TEST_CASE("the event of an open alert stays; once it is closed and gone its event goes in the same sweep") {
  Aged embedded;
  const Receipts receipts = ingest(embedded.core, {newEvent("high")});
  RetentionPolicy policy = keepFor(Severity::High, 1h);
  policy.closedAlerts = 2h;
  embedded.clock.advance(24h);
  CHECK(embedded.sweep(policy).events == 0);
  embedded.close(1);
  embedded.clock.advance(1h);
  const auto early = embedded.sweep(policy);
  CHECK(early.alerts + early.events == 0);
  embedded.clock.advance(1h + 1s);
  const auto late = embedded.sweep(policy);
  CHECK(late.alerts == 1);
  CHECK(late.events == 1);
  CHECK(embedded.countOf("high") == 0);
}

TEST_CASE("a sweep of many goes in steps, and the next one begins anew") {
  Aged embedded;
  const std::size_t many = 2 * ApplyRetention::eventsPerStep + 10;
  for (std::size_t i = 0; i < many; ++i) ingest(embedded.core, {newEvent("low")});
  embedded.clock.advance(2h);
  ApplyRetention retention(embedded.storage, embedded.clock, keepFor(Severity::Low, 1h));
  CHECK(retention.step()->events == ApplyRetention::eventsPerStep);
  CHECK(retention.step()->events == ApplyRetention::eventsPerStep);
  CHECK(retention.step()->events == 10);
  CHECK(retention.step()->finished);
  ingest(embedded.core, {newEvent("low")});
  embedded.clock.advance(2h);
  CHECK(retention.step()->events == 1);
}

TEST_CASE("closed alerts go a few at a time, oldest first, open ones between them stay") {
  Aged embedded;
  const AlertId many = static_cast<AlertId>(ApplyRetention::alertsPerStep) + 5;
  for (AlertId id = 1; id <= many; ++id) {
    ingest(embedded.core, {newEvent("high")});
    if (id != 2) embedded.close(id);
  }
  embedded.clock.advance(2h);
  RetentionPolicy policy;
  policy.closedAlerts = 1h;
  ApplyRetention retention(embedded.storage, embedded.clock, policy);
  CHECK(retention.step()->alerts == ApplyRetention::alertsPerStep);
  CHECK(retention.step()->alerts == 4);
  CHECK(retention.step()->finished);
  CHECK(embedded.core.alerts.find(Principal::system(), 2).has_value());
}
