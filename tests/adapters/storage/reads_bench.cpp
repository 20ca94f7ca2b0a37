#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>

#include "opened.hpp"
#include "place.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr std::size_t batch = 5'000;
constexpr int rounds = 20;

// VEDETTE_BENCH_EVENTS=10000000; one alert for ten events.
std::size_t wantedEvents() {
  const char* wanted = std::getenv("VEDETTE_BENCH_EVENTS");
  return wanted ? std::strtoull(wanted, nullptr, 10) : 10'000;
}

void fillForReads(storage::Database& database, std::size_t count) {
  for (std::size_t at = 0; at < count; at += batch) {
    if (at % 1'000'000 == 0) REQUIRE(database.tidy().has_value());  // makes room ahead
    auto stored = database.atomically([&](Stores& stores) -> Result<void> {
      auto events = someEvents(batch, at, 200);
      if (auto appended = stores.events.append(events); !appended) return appended.error();
      std::vector<AlertDraft> drafts;
      for (AlertDraft& draft : alertsFor(events))
        if (*draft.event % 10 == 0) drafts.push_back(std::move(draft));
      if (auto raised = stores.alerts.raise(drafts, events.front().timestamp); !raised) return raised.error();
      return {};
    });
    REQUIRE(stored.has_value());
  }
}

struct Figures {
  std::string name;
  double median;
  double p99;
};

template <class Read>
Figures measure(std::string name, Read read) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto began = std::chrono::steady_clock::now();
    read();
    times.push_back(Milliseconds(std::chrono::steady_clock::now() - began).count());
  }
  std::sort(times.begin(), times.end());
  return {std::move(name), times[rounds / 2], times[rounds - 1]};
}

std::string nameOf(const EventFilter& filter) {
  std::string name;
  const auto add = [&](bool set, const char* part) { name += set ? part : ""; };
  add(!filter.severities.empty(), " severity");
  add(filter.minSeverity.has_value(), " min_severity");
  add(!filter.sources.empty(), " source");
  add(!filter.eventTypes.empty(), " type");
  add(!filter.eventTypeContains.empty(), " type-contains");
  add(!filter.products.empty(), " product");
  add(!filter.categories.empty(), " category");
  add(!filter.services.empty(), " service");
  add(!filter.text.empty(), " q");
  add(filter.since.has_value(), " since..until");
  return name;
}

std::string nameOf(const AlertFilter& filter) {
  std::string name;
  const auto add = [&](bool set, const char* part) { name += set ? part : ""; };
  add(!filter.severities.empty(), " severity");
  add(!filter.statuses.empty(), " status");
  add(!filter.sources.empty(), " source");
  add(!filter.rules.empty(), " rule");
  add(!filter.assignees.empty(), " assignee");
  add(!filter.dispositions.empty(), " disposition");
  add(!filter.eventSeverities.empty(), " event_severity");
  add(!filter.entities.empty(), " entity");
  add(filter.since.has_value(), " since");
  return name;
}

template <class Order>
std::string nameOf(const Order& order) {
  std::string name;
  for (const auto& each : order)
    name += (each.descending ? " -" : " +") + std::to_string(static_cast<int>(each.key));
  return name;
}

template <class Store, class Query>
void measurePages(std::vector<Figures>& figures, const char* list, const Storage& storage, Store storeOf,
                  const std::vector<Query>& queries) {
  for (Query query : queries) {
    if (query.filter.searches()) continue;
    const std::string name = list + nameOf(query.filter) + " by" + nameOf(query.order);
    std::string next;
    const auto page = [&] {
      auto read = storage.reading([&](const Stores& stores) { return storeOf(stores).list(query); });
      REQUIRE(read.has_value());
      next = read->next;
    };
    query.page = {50, 0, {}};
    figures.push_back(measure(name + ", first", page));
    if (next.empty()) continue;
    query.page.cursor = next;
    figures.push_back(measure(name + ", next", page));
  }
}

void print(std::vector<Figures> figures) {
  std::sort(figures.begin(), figures.end(), [](auto& a, auto& b) { return a.median > b.median; });
  std::cout << figures.size() << " pages; median of medians " << figures[figures.size() / 2].median
            << " ms; above 5 ms: "
            << std::count_if(figures.begin(), figures.end(), [](auto& f) { return f.median > 5; })
            << "\nThe slowest:\n";
  for (std::size_t i = 0; i < std::min<std::size_t>(figures.size(), 40); ++i)
    std::cout << std::setw(9) << figures[i].median << std::setw(9) << figures[i].p99 << "  "
              << figures[i].name << '\n';
}

TEST_CASE("how long every page takes", "[.bench]") {
  const auto place = makePlace();
  const auto database = openMigrated(place->url());
  const std::size_t events = wantedEvents();
  const auto began = std::chrono::steady_clock::now();
  fillForReads(*database, events);
  std::cout << events << " events stored in "
            << Milliseconds(std::chrono::steady_clock::now() - began).count() / 1000 << " s\n";
  std::vector<Figures> figures;
  measurePages(
      figures, "events", *database, [](const Stores& stores) -> const auto& { return stores.events; },
      everyEventQuery());
  measurePages(
      figures, "alerts", *database, [](const Stores& stores) -> const auto& { return stores.alerts; },
      everyAlertQuery());
  print(std::move(figures));
}

}  // namespace
}  // namespace vedette::test
