#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "sqlite/sqlite_dialect.hpp"

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

std::string reasonFor(int result) {
  switch (result & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another process holds its lock";
    case SQLITE_FULL:
      return "the disk is full";
    case SQLITE_IOERR:
      return "its file cannot be read or written";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "its file is damaged or no database";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "its file may not be written";
    case SQLITE_CANTOPEN:
      return "its file cannot be opened";
    default:
      return "SQLite error " + std::to_string(result);
  }
}

}  // namespace

std::unique_ptr<soci::session> SqliteDialect::connect(Access access) const {
  std::error_code ignored;
  if (!std::filesystem::exists(path_, ignored))  // SOCI would make an empty one
    throw soci::sqlite3_soci_error("no such file", SQLITE_CANTOPEN);
  auto session = std::make_unique<soci::session>(soci::sqlite3, "dbname=\"" + path_.string() + "\"");
  sqlite_api::sqlite3_busy_timeout(handle(*session), static_cast<int>(patience_.count()));
  sqlite_api::sqlite3_extended_result_codes(handle(*session), 1);
  if (pragma(*session, "journal_mode") != "wal") demand(*session, "journal_mode", "wal", "wal");
  demand(*session, "synchronous", "FULL", "2");
  demand(*session, "foreign_keys", "ON", "1");
  demand(*session, "wal_autocheckpoint", "1000", "1000");
  if (access == Access::Read) demand(*session, "query_only", "ON", "1");
  return session;
}

void SqliteDialect::script(soci::session& session, const std::string& sql) const {
  const int result = sqlite_api::sqlite3_exec(handle(session), sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) throw soci::sqlite3_soci_error("a statement failed", result);
}

Failure SqliteDialect::classify(const std::exception& problem) const {
  const auto* error = dynamic_cast<const soci::sqlite3_soci_error*>(&problem);
  if (!error) return {false, "a statement or a stored value is not as expected"};
  const int result = error->result() & 0xff;
  return {result == SQLITE_BUSY || result == SQLITE_LOCKED, reasonFor(error->result())};
}

Result<void> SqliteDialect::create() const {
  const int file = ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) {
    ::close(file);
  } else if (errno != EEXIST) {
    return unavailable("The database file " + path_.string() +
                       " cannot be made: " + std::generic_category().message(errno) + ".");
  }
  return {};
}

}  // namespace vedette::storage
