#include <algorithm>
#include <functional>
#include <optional>

#include "facets/event_facets.hpp"
#include "facets/paging/paging.hpp"
#include "opened.hpp"
#include "place.hpp"
#include "schema/schema.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

using namespace storage;

// A connection that lists events of twenty facets, one of each source, and counts its scans by time.
class CountedScans {
 public:
  CountedScans() {
    std::vector<Event> events(20, someEvents(1).front());
    for (std::size_t i = 0; i < events.size(); ++i) events[i].sourceName = sourceOf(i);
    const auto stored =
        openMigrated(place_->url())->atomically([&](Stores& stores) { return stores.events.append(events); });
    REQUIRE(stored.has_value());
    reconnect();
  }

  void reconnect() {
    facets_.reset();
    connection_.emplace(*dialect_, Access::Read);
    facets_.emplace(*connection_);
    facets_->at(1);
  }

  // A page of one event, by a scan of so many rows or, when it finds too few, another way.
  int scansToList(std::vector<std::size_t> sources, std::size_t found) {
    int scans = 0;
    const RowReader<Event> rows{[](const auto& ids) { return std::vector<Event>(ids.size()); },
                                [](const auto&...) { return std::vector<Event>{}; },
                                [](const auto&...) { return std::nullopt; },
                                [&](const Scan& scan, const auto&...) {
                                  ++scans;
                                  looked_ = scan.looked;
                                  return std::vector<Event>(found);
                                }};
    EventQuery query;
    for (const std::size_t source : sources) query.filter.sources.push_back(sourceOf(source));
    query.page.limit = 1;
    connection_->session().begin();
    REQUIRE((list<EventFacets>(*connection_, *facets_, query, rows)).has_value());
    connection_->session().commit();
    return scans;
  }

  std::size_t lastLooked() const { return looked_; }

 private:
  static std::string sourceOf(std::size_t i) { return "source " + std::to_string(i); }

  std::unique_ptr<Place> place_ = makePlace();
  std::unique_ptr<Dialect> dialect_ = dialectFor(*locate(place_->url()), {place_->url()});
  std::optional<Connection> connection_;
  std::optional<Dictionary<EventFacets>> facets_;
  std::size_t looked_ = 0;
};

TEST_CASE_METHOD(CountedScans, "a selection that a scan by time finds is scanned each time") {
  CHECK(scansToList({1, 2, 3, 4}, 2) == 1);
  CHECK(scansToList({1, 2, 3, 4}, 2) == 1);
}

TEST_CASE_METHOD(CountedScans,
                 "a selection of which a scan found nothing is not scanned on that connection") {
  CHECK(scansToList({1, 2, 3, 4}, 0) == 1);
  CHECK(scansToList({1, 2, 3, 4}, 0) == 0);
  CHECK(scansToList({4, 3, 2, 1}, 0) == 0);
  CHECK(scansToList({1, 2, 3, 5}, 0) == 1);
  reconnect();
  CHECK(scansToList({1, 2, 3, 4}, 0) == 1);
}

TEST_CASE_METHOD(CountedScans,
                 "a scan that found too few is followed by one that looks further, until facets cost less") {
  const std::vector<std::size_t> sources{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  std::vector<std::size_t> looked;
  while (scansToList(sources, 1) == 1 && looked.size() < 10) looked.push_back(lastLooked());
  CAPTURE(looked);
  REQUIRE(looked.size() > 1);
  CHECK(looked.size() < 10);
  CHECK(std::ranges::is_sorted(looked, std::less_equal{}));
}

}  // namespace
}  // namespace vedette::test
