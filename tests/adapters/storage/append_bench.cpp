#include <chrono>
#include <iostream>

#include "opened.hpp"
#include "place.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

// Events of about 500 bytes.
double perSecond(Storage& storage, std::size_t batch, std::size_t total, bool withAlerts) {
  std::vector<std::vector<Event>> batches;
  for (std::size_t at = 0; at < total; at += batch) batches.push_back(someEvents(batch, at, 400));
  const auto begin = std::chrono::steady_clock::now();
  for (auto& events : batches) {
    auto stored = storage.atomically([&](Stores& stores) -> Result<void> {
      if (auto appended = stores.events.append(events); !appended) return appended.error();
      if (!withAlerts) return {};
      if (auto raised = stores.alerts.raise(alertsFor(events), events[0].receivedAt); !raised)
        return raised.error();
      return {};
    });
    REQUIRE(stored.has_value());
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  return static_cast<double>(total) / took.count();
}

TEST_CASE("how many events a second are appended", "[.bench]") {
  const auto place = makePlace();
  const auto database = openMigrated(place->url());
  for (const std::size_t batch : {1'000u, 64u}) {
    std::cout << batch << " a batch: " << perSecond(*database, batch, 100 * batch, false) << " events/s, "
              << perSecond(*database, batch, 50 * batch, true) << " with an alert each\n";
  }
}

}  // namespace
}  // namespace vedette::test
