#include <array>

#include "facets/event_facets.hpp"
#include "facets/span_counts.hpp"
#include "opened.hpp"
#include "place.hpp"
#include "schema/schema.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

using namespace storage;

// One facet's events, so many in one second, minute and hour.
class Crowd {
 public:
  Crowd()
      : database_(openMigrated(place_->url())),
        dialect_(dialectFor(*locate(place_->url()), {place_->url()})) {}

  void append(std::size_t count, Timestamp when) {
    Event sample = someEvents(1).front();
    sample.timestamp = when;
    std::vector<Event> events(count, sample);
    const auto stored = database_->atomically([&](Stores& stores) -> Result<void> {
      if (auto appended = stores.events.append(events); !appended) return appended.error();
      return {};
    });
    REQUIRE(stored.has_value());
  }

  void removeBefore(Timestamp when) {
    const Severity severity = someEvents(1).front().severity;
    const auto removed = database_->atomically(
        [&](Stores& stores) { return stores.events.removeBefore(severity, when, {}, 10'000); });
    REQUIRE(removed.has_value());
  }

  // Spans, and the events in them.
  using Figures = std::pair<std::int64_t, std::int64_t>;
  Figures figuresOf(const std::string& table) {
    Connection connection(*dialect_, Access::Read);
    return {*connection.integer("SELECT count(*) FROM " + table, {}),
            *connection.integer("SELECT CAST(coalesce(sum(n), 0) AS bigint) FROM " + table, {})};
  }

  void makeAnew() {
    Connection connection(*dialect_, Access::Write);
    connection.session().begin();
    for (const char* table : {"event_days", "event_minutes", "event_seconds"})
      connection.run(std::string("DELETE FROM ") + table, {});
    SpanCounts(connection, EventFacets::table()).makeAll();
    connection.session().commit();
  }

 private:
  std::unique_ptr<Place> place_ = makePlace();
  std::unique_ptr<Database> database_;
  std::unique_ptr<Dialect> dialect_;
};

using Figures = Crowd::Figures;
constexpr Timestamp noon{std::chrono::hours{12}};
constexpr std::chrono::seconds second{1};

TEST_CASE("only what is crowded is counted by the minute and by the second, and when it is folded") {
  Crowd crowd;
  crowd.append(500, noon);
  CHECK(crowd.figuresOf("event_hours") == Figures{1, 500});
  CHECK(crowd.figuresOf("event_days") == Figures{1, 500});
  CHECK(crowd.figuresOf("event_minutes") == Figures{0, 0});
  crowd.append(400, noon + 70 * second);
  CHECK(crowd.figuresOf("event_hours") == Figures{1, 900});
  CHECK(crowd.figuresOf("event_days") == Figures{1, 500});
  crowd.append(100, noon + 70 * second);
  CHECK(crowd.figuresOf("event_days") == Figures{1, 1'000});
  CHECK(crowd.figuresOf("event_minutes") == Figures{2, 1'000});
  CHECK(crowd.figuresOf("event_seconds") == Figures{0, 0});
  crowd.append(500, noon + 7 * second);
  CHECK(crowd.figuresOf("event_minutes") == Figures{2, 1'500});
  CHECK(crowd.figuresOf("event_seconds") == Figures{2, 1'000});
}

TEST_CASE("a batch that fills an hour at once is counted by the second at once") {
  Crowd crowd;
  crowd.append(2'000, noon);
  CHECK(crowd.figuresOf("event_minutes") == Figures{1, 2'000});
  CHECK(crowd.figuresOf("event_seconds") == Figures{1, 2'000});
}

TEST_CASE("what is crowded no more is not counted finely any more") {
  Crowd crowd;
  crowd.append(600, noon);
  crowd.append(600, noon + 30 * second);
  crowd.append(300, noon + 90 * second);
  crowd.removeBefore(noon + second);
  CHECK(crowd.figuresOf("event_minutes").second == 900);
  CHECK(crowd.figuresOf("event_seconds").second == 600);
  crowd.removeBefore(noon + 31 * second);
  CHECK(crowd.figuresOf("event_hours") == Figures{1, 300});
  CHECK(crowd.figuresOf("event_minutes") == Figures{0, 0});
  CHECK(crowd.figuresOf("event_seconds") == Figures{0, 0});
}

TEST_CASE("the counts that no backup holds follow from the others and the rows") {
  Crowd crowd;
  crowd.append(700, noon);
  crowd.append(900, noon + 61 * second);
  crowd.append(20, noon + 62 * second);
  crowd.append(880, noon + std::chrono::hours{14});
  const auto minutes = crowd.figuresOf("event_minutes"), seconds = crowd.figuresOf("event_seconds");
  crowd.makeAnew();
  CHECK(crowd.figuresOf("event_minutes") == minutes);
  CHECK(crowd.figuresOf("event_seconds") == seconds);
  CHECK(seconds == Figures{4, 2'500});
  CHECK(crowd.figuresOf("event_days") == Figures{2, 2'500});
}

}  // namespace
}  // namespace vedette::test
