#include <algorithm>
#include <array>
#include <map>
#include <random>

#include "facets/paging/time_range.hpp"
#include "opened.hpp"
#include "place.hpp"
#include "schema/schema.hpp"
#include "sqlite/sqlite_dialect.hpp"

namespace vedette::test {
namespace {

using namespace storage;
using namespace std::chrono_literals;

constexpr std::string_view derived = "counts_of_spans";

// A crowded second, its minute and its hour; one before 1970; and a few rows far from all others.
std::vector<Timestamp> crowdedTimes() {
  std::vector<Timestamp> times;
  const Timestamp crowd{30min + 7s};
  for (int i = 0; i < 700; ++i) times.push_back(crowd + i * 1us);
  for (int i = 0; i < 600; ++i) times.push_back(crowd + 1s + i * 90ms);
  for (int i = 0; i < 600; ++i) times.push_back(crowd - 20min + i * 3s);
  for (int i = 0; i < 550; ++i) times.push_back(Timestamp{-5h} - i * 1us);
  for (int i = 0; i < 5; ++i) times.push_back(crowd + std::chrono::days(400 * i));
  return times;
}

// A database as a program before the derived counts left it, with as many alerts as events. Of the facets, 1
// has nearly all rows.
class OldDatabase {
 public:
  explicit OldDatabase(const std::string& url)
      : location_(*locate(url)), settings_{url}, dialect_(dialectFor(location_, settings_)) {
    if (location_.product == Product::Sqlite)
      REQUIRE(SqliteDialect(location_.where, settings_.patience).create().has_value());
    connection_.emplace(*dialect_, Access::Write);
    connection_->script("CREATE TABLE schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    for (const Migration& migration : migrationsFor(location_.product)) {
      if (migration.name.find(derived) != std::string::npos) break;
      connection_->script(migration.sql);
      connection_->run("INSERT INTO schema_migrations (version, name) VALUES (?, ?)",
                       {migration.version, migration.name});
    }
  }

  void fill(const std::vector<Timestamp>& times) {
    connection_->session().begin();
    for (const std::int64_t facet : {1, 2}) addFacets(facet, count(times, facet));
    for (std::size_t i = 0; i < times.size(); ++i) addRows(static_cast<std::int64_t>(i), times[i]);
    for (const char* counter : {"event", "alert"})
      connection_->run("UPDATE counters SET next = ? WHERE name = ?", {times.size() + 1, counter});
    for (const char* counter : {"event_facet", "alert_facet"})
      connection_->run("UPDATE counters SET next = 3 WHERE name = ?", {counter});
    addHours(times);
    connection_->session().commit();
  }

  static std::int64_t facetOf(std::size_t row) { return row % 50 == 49 ? 2 : 1; }

 private:
  static std::int64_t count(const std::vector<Timestamp>& times, std::int64_t facet) {
    std::int64_t n = 0;
    for (std::size_t i = 0; i < times.size(); ++i) n += facetOf(i) == facet ? 1 : 0;
    return n;
  }

  void addFacets(std::int64_t facet, std::int64_t n) {
    const auto severity = static_cast<std::int64_t>(facet == 1 ? Severity::Low : Severity::High);
    connection_->run(
        "INSERT INTO event_facets (id, source_name, event_type, severity, has_log_source, category, product, "
        "service, n) VALUES (?, 'source', 'type', ?, ?, '', '', '', ?)",
        {facet, severity, false, n});
    connection_->run(
        "INSERT INTO alert_facets (id, severity, status, source, has_event, n) VALUES (?, ?, 'new', 's', ?, "
        "?)",
        {facet, severity, false, n});
  }

  void addRows(std::int64_t row, Timestamp time) {
    const std::int64_t id = row + 1, facet = facetOf(static_cast<std::size_t>(row));
    connection_->send(
        "INSERT INTO events (id, facet_id, timestamp, received_at, description, attributes) "
        "VALUES (?, ?, ?, ?, 'd', '{}')",
        {id, facet, time, time});
    connection_->send(
        "INSERT INTO alerts (id, facet_id, version, title, description, fingerprint, occurrences, "
        "first_seen, "
        "last_seen, entities, iocs, mitre_techniques, affected_assets, metadata, created_at, updated_at) "
        "VALUES (?, ?, 1, 't', 'd', '', 1, ?, ?, '[]', '[]', '[]', '[]', '{}', ?, ?)",
        {id, facet, time, time, time, time});
  }

  void addHours(const std::vector<Timestamp>& times) {
    std::map<std::pair<Timestamp, std::int64_t>, std::int64_t> hours;
    for (std::size_t i = 0; i < times.size(); ++i) ++hours[{startOf(times[i], 1h), facetOf(i)}];
    for (const auto& [place, n] : hours)
      for (const char* table : {"event_hours", "alert_hours"})
        connection_->run(std::string("INSERT INTO ") + table + " (hour, facet_id, n) VALUES (?, ?, ?)",
                         {place.first, place.second, n});
  }

  const Location location_;
  const StorageSettings settings_;
  const std::unique_ptr<Dialect> dialect_;
  std::optional<Connection> connection_;
};

// Of events and of alerts between two times, of all and of the few.
std::array<std::uint64_t, 4> totals(Database& database, Timestamp since, Timestamp until) {
  std::array<std::uint64_t, 4> found{};
  const auto read = database.reading([&](const Stores& stores) -> Result<void> {
    std::size_t at = 0;
    for (const auto& severities : {std::vector<Severity>{}, std::vector{Severity::High}}) {
      const auto events =
          stores.events.list({{.severities = severities, .since = since, .until = until}, {}, {1, 0, {}}});
      const auto alerts =
          stores.alerts.list({{.severities = severities, .since = since, .until = until}, {}, {1, 0, {}}});
      if (!events || !alerts) return events ? alerts.error() : events.error();
      found[at++] = events->total;
      found[at++] = alerts->total;
    }
    return {};
  });
  REQUIRE(read.has_value());
  return found;
}

}  // namespace

TEST_CASE("totals between any two times are right of a crowd that stood there before spans were counted") {
  const auto place = makePlace();
  const std::vector<Timestamp> times = crowdedTimes();
  OldDatabase(place->url()).fill(times);
  const auto database = openMigrated(place->url());
  std::mt19937 random(41);
  const auto someTime = [&] {
    const Timestamp near = times[random() % times.size()];
    const std::array<std::chrono::microseconds, 6> offsets{0us, 1us, -1us, 400ms, -90s, 25h};
    return near + offsets[random() % offsets.size()];
  };
  for (int question = 0; question < 150; ++question) {
    const auto [since, until] = std::minmax({someTime(), someTime()});
    std::uint64_t all = 0, few = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
      if (times[i] < since || times[i] >= until) continue;
      ++all;
      few += OldDatabase::facetOf(i) == 2 ? 1 : 0;
    }
    INFO(formatTimestamp(since) << " to " << formatTimestamp(until));
    CHECK(totals(*database, since, until) == std::array<std::uint64_t, 4>{all, all, few, few});
  }
}

}  // namespace vedette::test
