#include <sqlite3.h>

#include <stdexcept>

#include "store/event_table.hpp"

namespace vedette::bench {
namespace {

class Statement {
 public:
  Statement(sqlite3* database, const char* sql) : database_(database) {
    check(sqlite3_prepare_v3(database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  template <class... Values>
  void run(const Values&... values) {
    int place = 0;
    (bind(++place, values), ...);
    check(sqlite3_step(statement_));
    sqlite3_reset(statement_);
  }

  // A row at a time until there is no more.
  bool next() {
    const int result = sqlite3_step(statement_);
    check(result);
    return result == SQLITE_ROW;
  }
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string text(int column) const {
    return reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  }

 private:
  void bind(int place, std::int64_t value) { check(sqlite3_bind_int64(statement_, place, value)); }
  void bind(int place, std::string_view value) {
    check(sqlite3_bind_text(statement_, place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC));
  }
  void check(int result) const {
    if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
      throw std::runtime_error(sqlite3_errmsg(database_));
  }

  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

// With the settings of the product.
Database openFile(const std::string& path) {
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
  Database database(opened, sqlite3_close);
  if (result != SQLITE_OK) throw std::runtime_error("cannot open " + path);
  sqlite3_busy_timeout(opened, 5'000);
  constexpr auto settings =
      "PRAGMA journal_mode = wal; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
      "PRAGMA wal_autocheckpoint = 1000;";
  if (sqlite3_exec(opened, settings, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(opened));
  return database;
}

class SqliteTable final : public EventTable {
 public:
  explicit SqliteTable(const std::string& path) : database_(openFile(path)) {
    Statement counter(database_.get(), "SELECT next FROM counters WHERE name = 'event'");
    if (counter.next()) next_ = counter.integer(0);
    Statement known(database_.get(), "SELECT id, source_name, event_type, severity FROM event_facets");
    while (known.next())
      facets_.remember({known.integer(0), known.text(1), known.text(2), static_cast<int>(known.integer(3))});
  }

 private:
  void commit(const Batch& batch) override {
    begin_.run();
    counter_.run(batch.first + static_cast<EventId>(batch.rows.size()), "event");
    for (const Facet& facet : batch.newFacets) {
      counter_.run(facet.id + 1, "event_facet");
      facet_.run(facet.id, facet.source, facet.type, facet.severity);
    }
    EventId id = batch.first;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
      const EventRow& row = batch.rows[i];
      event_.run(id++, batch.facets[i], row.receivedAt, row.receivedAt, row.description, row.attributes);
    }
    for (const HourCount& count : batch.counts) {
      hour_.run(count.hour, count.facet, count.n);
      facetCount_.run(count.n, count.facet);
    }
    commit_.run();
  }

  Database database_;
  Statement begin_{database_.get(), "BEGIN IMMEDIATE"};
  Statement commit_{database_.get(), "COMMIT"};
  Statement counter_{database_.get(), "UPDATE counters SET next = ? WHERE name = ?"};
  Statement facet_{database_.get(),
                   "INSERT INTO event_facets (id, source_name, event_type, severity, has_log_source, "
                   "category, product, service, n) VALUES (?, ?, ?, ?, 0, '', '', '', 0)"};
  Statement event_{database_.get(),
                   "INSERT INTO events (id, facet_id, timestamp, received_at, description, attributes) "
                   "VALUES (?, ?, ?, ?, ?, ?)"};
  Statement hour_{database_.get(),
                  "INSERT INTO event_hours (hour, facet_id, n) VALUES (?, ?, ?) "
                  "ON CONFLICT (hour, facet_id) DO UPDATE SET n = n + excluded.n"};
  Statement facetCount_{database_.get(), "UPDATE event_facets SET n = n + ? WHERE id = ?"};
};

}  // namespace

std::unique_ptr<EventTable> openSqlite(const std::string& path) {
  return std::make_unique<SqliteTable>(path);
}

}  // namespace vedette::bench
