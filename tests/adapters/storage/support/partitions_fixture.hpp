#pragma once

#include <array>
#include <catch2/catch.hpp>

#include "database/connected_stores.hpp"
#include "opened.hpp"
#include "postgres_database.hpp"
#include "schema/schema.hpp"

namespace vedette::test {

// A new store in PostgreSQL whose next ids a test chooses.
class PartitionsFixture {
 public:
  std::vector<std::string> partitions() {
    static constexpr std::array columns{storage::Kind::Text};
    std::vector<std::string> names;
    connection_.each(
        "SELECT CAST(inhrelid AS regclass)::text FROM pg_inherits WHERE inhparent = CAST('events' AS "
        "regclass) "
        "ORDER BY 1",
        columns, {}, [&](storage::Row& row) { names.push_back(row.text(0)); });
    return names;
  }
  void nextEventIs(EventId id) {
    connection_.script("UPDATE counters SET next = " + std::to_string(id) + " WHERE name = 'event'");
  }
  int tidyUp() {
    int steps = 0;
    for (auto more = database_->tidy(); more.has_value() && *more; more = database_->tidy()) ++steps;
    return steps;
  }
  void removeAll() {
    for (const Severity severity : severities)
      REQUIRE(database_->atomically([&](Stores& stores) {
        return stores.events.removeBefore(severity, *parseTimestamp("9999-01-01T00:00:00Z"), {}, 100'000);
      }));
  }

 protected:
  PostgresDatabase made_;
  std::unique_ptr<storage::Database> database_ = openMigrated(made_.url());
  std::unique_ptr<storage::Dialect> dialect_ =
      storage::dialectFor(*storage::locate(made_.url()), storage::StorageSettings{made_.url()});
  storage::Connection connection_{*dialect_, storage::Access::Write};
};

}  // namespace vedette::test
