#include "sqlite/sqlite_session.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>

namespace vedette::storage {
namespace {

sqlite_api::sqlite3* handle(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

std::string pragma(soci::session& session, const std::string& name) {
  std::string value;
  session << "PRAGMA " + name, soci::into(value);
  return value;
}

// SQLite may answer a PRAGMA with another value than was asked for: trust only what it reads back.
void demand(soci::session& session, const std::string& name, const std::string& value,
            const std::string& expected) {
  session << "PRAGMA " + name + " = " + value;
  if (pragma(session, name) != expected)
    throw soci::sqlite3_soci_error("PRAGMA " + name + " is not " + value, SQLITE_CANTOPEN);
}

// SOCI would make an empty file.
std::string connectString(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw soci::sqlite3_soci_error("no such file", SQLITE_CANTOPEN);
  return "dbname=\"" + path.string() + "\"";
}

std::string insertOf(std::string_view table, std::string_view columns) {
  std::string sql = "INSERT INTO ";
  sql.append(table).append(" (").append(columns).append(") VALUES (?");
  for (auto left = std::count(columns.begin(), columns.end(), ','); left > 0; --left) sql += ", ?";
  return sql + ')';
}

// Row by row: a prepared statement is the fastest way into SQLite.
class PreparedRows final : public BulkInsert {
 public:
  PreparedRows(SqliteSession& session, std::unique_ptr<Statement>& insert, std::string sql)
      : session_(session), insert_(insert), sql_(std::move(sql)) {}
  void row(Values values) override {
    if (!insert_) insert_ = session_.prepare(sql_, values, {});
    insert_->run(values, {});
  }
  void finish() override {}

 private:
  SqliteSession& session_;
  std::unique_ptr<Statement>& insert_;
  std::string sql_;
};

}  // namespace

SqliteSession::SqliteSession(const std::filesystem::path& path, std::chrono::milliseconds patience,
                             Access access)
    : access_(access), session_(soci::sqlite3, connectString(path)) {
  sqlite_api::sqlite3_busy_timeout(handle(session_), static_cast<int>(patience.count()));
  sqlite_api::sqlite3_extended_result_codes(handle(session_), 1);
  if (pragma(session_, "journal_mode") != "wal") demand(session_, "journal_mode", "wal", "wal");
  demand(session_, "synchronous", "FULL", "2");
  demand(session_, "foreign_keys", "ON", "1");
  demand(session_, "wal_autocheckpoint", "1000", "1000");
  if (access == Access::Read) demand(session_, "query_only", "ON", "1");
}

std::unique_ptr<Statement> SqliteSession::prepare(const std::string& sql, Values first, Columns columns) {
  return std::make_unique<SociStatement>(session_, sql, first, columns);
}

std::unique_ptr<BulkInsert> SqliteSession::bulkInsert(std::string_view table, std::string_view columns) {
  std::string sql = insertOf(table, columns);
  auto& insert = inserts_[sql];
  return std::make_unique<PreparedRows>(*this, insert, std::move(sql));
}

void SqliteSession::script(const std::string& sql) {
  const int result = sqlite_api::sqlite3_exec(handle(session_), sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) throw soci::sqlite3_soci_error("a statement failed", result);
}

}  // namespace vedette::storage
