#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vedette::bench {

using SqliteFile = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

// Opened with the settings of the product.
SqliteFile openSqliteFile(const std::string& path);

class SqliteStatement {
 public:
  SqliteStatement(sqlite3* database, const std::string& sql);
  ~SqliteStatement() { sqlite3_finalize(statement_); }
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  // Executes a statement that gives no rows.
  template <class... Values>
  void run(const Values&... values) {
    int place = 0;
    (bind(++place, values), ...);
    check(sqlite3_step(statement_));
    sqlite3_reset(statement_);
  }

  // A row at a time until there is no more; then from the beginning.
  bool next();
  sqlite3_stmt* row() const { return statement_; }

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

}  // namespace vedette::bench
