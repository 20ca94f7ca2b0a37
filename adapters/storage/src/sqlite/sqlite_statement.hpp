#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sql/statement.hpp"
#include "sqlite/sqlite_library.hpp"

namespace vedette::storage {

// A prepared statement. Values are bound and read where they stand: what SOCI exchanges is copied once more
// each way. Times are microseconds, booleans 0 and 1.
class SqliteStatement final : public Statement, private Row {
 public:
  SqliteStatement(soci::session&, const std::string& sql, Columns columns);

  long long run(Values values, const OnRow& onRow) override;

 private:
  struct Finalize {
    void operator()(sqlite_api::sqlite3_stmt* statement) const { sqlite_api::sqlite3_finalize(statement); }
  };

  void bind(Values) const;
  void stepToEnd(const OnRow&);
  static void check(int result);  // throws unless it is good

  bool null(std::size_t column) const override;
  std::int64_t integer(std::size_t column) const override;
  std::string text(std::size_t column) override;
  Timestamp time(std::size_t column) const override { return fromMicroseconds(integer(column)); }
  bool boolean(std::size_t column) const override { return integer(column) != 0; }

  sqlite_api::sqlite3* connection_;
  std::unique_ptr<sqlite_api::sqlite3_stmt, Finalize> statement_;
  bool givesRows_;
};

}  // namespace vedette::storage
