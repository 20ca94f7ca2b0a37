#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "sqlite/sqlite_dialect.hpp"

namespace vedette::storage {
namespace {

std::string reasonFor(int result) {
  if (result == SQLITE_READONLY_DBMOVED) return "its file was moved or deleted";
  if (result == SQLITE_IOERR_SHMSIZE) return "the disk is full";
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

Failure SqliteDialect::classify(const std::exception& problem) const {
  const auto* error = dynamic_cast<const soci::sqlite3_soci_error*>(&problem);
  if (!error) return {.reason = "a statement or a stored value is not as expected"};
  const int result = error->result() & 0xff;
  if (result == SQLITE_IOERR || result == SQLITE_CORRUPT) file_.trust(SqliteFile::Trust::Failed);
  return {.transient = result == SQLITE_BUSY || result == SQLITE_LOCKED,
          .reason = reasonFor(error->result())};
}

Result<void> SqliteDialect::create() const {
  const int file = ::open(file_.path().c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) {
    ::close(file);
  } else if (errno != EEXIST) {
    return unavailable("The database file " + file_.path().string() +
                       " cannot be made: " + std::generic_category().message(errno) + ".");
  }
  return {};
}

}  // namespace vedette::storage
