#include <catch2/catch.hpp>

#include "embedded_core.hpp"

using namespace vedette;
using namespace vedette::test;

TEST_CASE("the overview counts everything, and the last 24 hours by hour") {
  EmbeddedCore embedded;
  ingest(embedded.core, {newEvent("high"), newEvent("low")});
  embedded.clock.advance(std::chrono::hours{30});
  ingest(embedded.core, {newEvent("low")});
  const OverviewFigures figures = embedded.core.overview(Principal::system()).value();
  CHECK(figures.events.total == 3);
  CHECK(figures.events.bySeverity.at("low") == 2);
  CHECK(figures.events.bySource.at("Firewall") == 3);
  CHECK(figures.alerts.total == 1);
  CHECK(figures.alerts.byStatus.at("new") == 1);
  REQUIRE(figures.events.byHour.size() == 1);
  CHECK(figures.events.byHour.begin()->first == *parseTimestamp("2026-11-23T14:00:00Z"));
  CHECK(figures.hoursSince == *parseTimestamp("2026-11-22T15:00:00Z"));
}
