#include "sqlite/sqlite_session.hpp"

#include <algorithm>

#include "sqlite/gathering_vfs.hpp"
#include "sqlite/sqlite_library.hpp"

namespace vedette::storage {
namespace {

constexpr int checkpointedPages = 1000;
constexpr auto keptLogBytes = 16 << 20;  // of a log that was longer

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

// As SQLite reads file names that have the shape of a URI (RFC 3986).
std::string percentEncoded(const std::string& path) {
  constexpr std::string_view hex = "0123456789ABCDEF", plain = "/-._~";
  std::string encoded;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (letter || plain.find(c) != plain.npos)
      encoded += c;
    else
      encoded.append({'%', hex[byte >> 4], hex[byte & 15]});
  }
  return encoded;
}

// SOCI would make an empty file, and knows no other way to name a VFS.
std::string connectString(const std::filesystem::path& path, Access access) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    throw soci::sqlite3_soci_error("no such file", SQLITE_CANTOPEN);
  std::string name = "dbname=\"file://" + percentEncoded(path.string());
  if (access == Access::Write) name.append("?vfs=").append(gatheringVfs);
  return name + '"';
}

int notePages(void* pages, sqlite_api::sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
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

SqliteSession::SqliteSession(SqliteFile& file, Access access)
    : file_(file), access_(access), session_(soci::sqlite3, connectString(file.path(), access)) {
  configure();
  if (access == Access::Write && file_.trust() != SqliteFile::Trust::Full) earnTrust();
}

void SqliteSession::configure() {
  sqlite_api::sqlite3* const connection = handle(session_);
  sqlite_api::sqlite3_busy_timeout(connection, static_cast<int>(file_.patience().count()));
  sqlite_api::sqlite3_extended_result_codes(connection, 1);
  // Only an empty file heeds it; any other is written to, even on a full disk and by who only reads.
  if (pragma(session_, "page_count") == "0") session_ << "PRAGMA auto_vacuum = INCREMENTAL";
  if (pragma(session_, "journal_mode") != "wal") demand(session_, "journal_mode", "wal", "wal");
  demand(session_, "synchronous", "FULL", "2");
  demand(session_, "foreign_keys", "ON", "1");
  session_ << "PRAGMA journal_size_limit = " + std::to_string(keptLogBytes);
  sqlite_api::sqlite3_wal_hook(connection, notePages, &logPages_);
  if (access_ == Access::Read) demand(session_, "query_only", "ON", "1");
}

std::unique_ptr<Statement> SqliteSession::prepare(const std::string& sql, Values, Columns columns) {
  return std::make_unique<SqliteStatement>(session_, sql, columns);
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

void SqliteSession::begin() {
  int moved = 0;
  sqlite_api::sqlite3_file_control(handle(session_), "main", SQLITE_FCNTL_HAS_MOVED, &moved);
  if (moved != 0)
    throw soci::sqlite3_soci_error("another file, or none, has its name", SQLITE_READONLY_DBMOVED);
  if (!begin_) {
    begin_ = prepare(access_ == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN", {}, {});
    commit_ = prepare("COMMIT", {}, {});
  }
  begin_->run({}, {});
}

void SqliteSession::commit() {
  commit_->run({}, {});
  if (logPages_ >= checkpointedPages) checkpoint();
}

}  // namespace vedette::storage
