#include "postgres/event_partitions.hpp"

#include <fmt/format.h>

#include <array>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "postgres/postgres_dialect.hpp"

namespace vedette::storage {
namespace {

// Waiting for a lock on all of `events` keeps others waiting: better try again later.
std::string impatiently(const std::string& statements) {
  return "BEGIN; SET LOCAL lock_timeout = '2s'; " + statements + "; COMMIT";
}

// Of the ids from `begin` on. Made apart and attached, which waits for nobody who reads: a backup may take
// longer than the ids that lie ahead last.
std::string creationAt(std::int64_t begin) {
  return fmt::format(
      "CREATE TABLE events_{0} (LIKE events INCLUDING ALL); "
      "ALTER TABLE events ATTACH PARTITION events_{0} FOR VALUES FROM ({1}) TO ({2})",
      begin / EventPartitions::size, begin, begin + EventPartitions::size);
}

}  // namespace

bool PostgresDialect::tidy(Connection& reader, Connection& writer) const {
  EventPartitions partitions(reader, writer);
  const bool made = partitions.makeAhead();
  const bool dropped = partitions.dropEmpty();
  eventTimes_.set(partitions.starts());
  return made || dropped;
}

std::int64_t PostgresDialect::idsSince(const FacetTable& table, Timestamp time) const {
  return table.rows == "events" ? eventTimes_.idsSince(time) : 0;
}

void PostgresDialect::makeRoom(Connection& writer) const { EventPartitions(writer, writer).makeAllAhead(); }

bool EventPartitions::makeAhead() {
  const std::int64_t end = partitions().back().end;
  const bool isAhead = end >= nextId() + ahead;
  letGo();
  if (isAhead) return false;
  writer_.script(impatiently(creationAt(end)));
  return true;
}

void EventPartitions::makeAllAhead() {
  const std::int64_t needed = nextId() + ahead;
  for (std::int64_t end = partitions().back().end; end < needed; end += size) writer_.script(creationAt(end));
}

bool EventPartitions::dropEmpty() {
  const std::int64_t next = nextId();
  std::optional<std::string> empty;
  for (const Partition& partition : partitions()) {
    const bool isPast = partition.end <= next, isFar = partition.begin >= next + ahead;
    if (!isPast && !isFar) continue;
    if (reader_.integer("SELECT id FROM " + partition.name + " ORDER BY id LIMIT 1", {})) continue;
    empty = partition.name;
    break;
  }
  letGo();
  if (empty)
    writer_.script(impatiently("ALTER TABLE events DETACH PARTITION " + *empty + "; DROP TABLE " + *empty));
  return empty.has_value();
}

std::vector<PartitionTimes::Start> EventPartitions::starts() {
  constexpr std::int64_t mostPages = 500'000;  // ids that hold the first page of most filters
  const std::int64_t next = nextId();
  std::vector<PartitionTimes::Start> found;
  Timestamp upTo = TimeRange::min;
  const auto all = partitions();
  for (std::size_t i = 0; i + 1 < all.size() && all[i].end <= next; ++i) {
    reader_.each("SELECT timestamp FROM " + all[i].name + " ORDER BY timestamp DESC LIMIT 1",
                 std::array{Kind::Time}, {}, [&](Row& row) { upTo = std::max(upTo, row.time(0)); });
    if (std::min(next, all[i + 1].end) >= all[i].end + mostPages) found.push_back({all[i].end, upTo});
  }
  letGo();
  return found;
}

// Of the locks that reading took: the writer is about to need the tables.
void EventPartitions::letGo() { reader_.session().commit(); }

std::vector<EventPartitions::Partition> EventPartitions::partitions() const {
  static constexpr std::array columns{Kind::Text, Kind::Integer, Kind::Integer};
  std::vector<Partition> found;
  reader_.each(
      "SELECT CAST(name AS text), CAST(substring(bound FROM 'FROM .''([0-9]+)''.') AS bigint), "
      "CAST(substring(bound FROM 'TO .''([0-9]+)''.') AS bigint) AS ends FROM "
      "(SELECT c.relname AS name, pg_get_expr(c.relpartbound, c.oid) AS bound FROM pg_inherits i JOIN "
      "pg_class c "
      "ON c.oid = i.inhrelid WHERE i.inhparent = CAST('events' AS regclass)) p ORDER BY ends",
      columns, {}, [&](Row& row) {
        found.push_back({row.text(0), row.integer(1), row.integer(2)});
      });
  return found;
}

std::int64_t EventPartitions::nextId() const {
  return reader_.integer("SELECT next FROM counters WHERE name = 'event'", {}).value_or(0);
}

}  // namespace vedette::storage
