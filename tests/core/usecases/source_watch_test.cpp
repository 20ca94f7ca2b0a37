#include <catch2/catch.hpp>

#include "embedded_core.hpp"

using namespace vedette;
using namespace vedette::test;
using namespace std::chrono_literals;

namespace {

std::vector<Alert> alertsOf(const Core& core) {
  return core.alerts.list(Principal::system(), {}).value().items;
}

}  // namespace

TEST_CASE("a source that falls silent raises one alert, and another when it was heard in between") {
  EmbeddedCore embedded;
  embedded.core.detection().watchSources(1h);
  ingest(embedded.core, {newEvent("low")});
  embedded.clock.advance(1h);
  ingest(embedded.core, {});
  CHECK(alertsOf(embedded.core).empty());
  embedded.clock.advance(1s);
  ingest(embedded.core, {});
  embedded.clock.advance(1h);
  ingest(embedded.core, {});
  REQUIRE(alertsOf(embedded.core).size() == 1);
  CHECK(alertsOf(embedded.core)[0].title == "Source fell silent: Firewall");
  CHECK(alertsOf(embedded.core)[0].rule->kind == "system");
  CHECK(alertsOf(embedded.core)[0].occurrences == 1);

  ingest(embedded.core, {newEvent("low")});
  embedded.clock.advance(2h);
  ingest(embedded.core, {});
  CHECK(alertsOf(embedded.core).at(0).occurrences == 2);
}

TEST_CASE("after a restart the sources of before are waited for, as long as they were not silent already") {
  EmbeddedCore embedded;
  ingest(embedded.core, {newEvent("low")});
  embedded.clock.advance(48h);
  Core again{{embedded.storage, embedded.clock, embedded.passwords, embedded.tokens, embedded.randomness,
              embedded.digest}};
  again.detection().watchSources(1h);
  ingest(again, {});
  embedded.clock.advance(59min);
  ingest(again, {});
  CHECK(alertsOf(again).empty());
  embedded.clock.advance(2min);
  ingest(again, {});
  CHECK(alertsOf(again).size() == 1);
}
