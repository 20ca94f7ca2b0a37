#include "store/sqlite/statement.hpp"

#include <mutex>

namespace vedette::bench {

SqliteFile openSqliteFile(const std::string& path) {
  static std::once_flag once;
  std::call_once(once, [] {  // as the product does
    sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  });
  sqlite3* opened = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
  SqliteFile database(opened, sqlite3_close);
  if (result != SQLITE_OK) throw std::runtime_error("cannot open " + path);
  sqlite3_busy_timeout(opened, 5'000);
  constexpr auto settings =
      "PRAGMA journal_mode = wal; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
      "PRAGMA wal_autocheckpoint = 1000;";
  if (sqlite3_exec(opened, settings, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw std::runtime_error(sqlite3_errmsg(opened));
  return database;
}

SqliteStatement::SqliteStatement(sqlite3* database, const std::string& sql) : database_(database) {
  check(sqlite3_prepare_v3(database, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr));
}

bool SqliteStatement::next() {
  const int result = sqlite3_step(statement_);
  check(result);
  if (result == SQLITE_DONE) sqlite3_reset(statement_);
  return result == SQLITE_ROW;
}

}  // namespace vedette::bench
