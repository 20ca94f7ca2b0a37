#include "sqlite/durable_log.hpp"
#include "sqlite/sqlite_library.hpp"
#include "sqlite/sqlite_session.hpp"

namespace vedette::storage {
namespace {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock::time_point;

constexpr auto longestCheck = 2s;
constexpr int stepsBetweenLooks = 10'000;

int isOver(void* end) { return std::chrono::steady_clock::now() > *static_cast<Time*>(end) ? 1 : 0; }

bool isError(int result) {
  const int kind = result & 0xff;
  return kind != SQLITE_OK && kind != SQLITE_BUSY && kind != SQLITE_LOCKED && kind != SQLITE_FULL;
}

}  // namespace

// Before the first write of the process, and after every failure of the file.
void SqliteSession::earnTrust() {
  const bool failed = file_.trust() == SqliteFile::Trust::Failed;
  try {
    script("BEGIN IMMEDIATE");
    writeLogAgain(file_.log());
    script("COMMIT");
    if (failed) checkQuickly();
  } catch (...) {
    abandon();
    throw;
  }
  file_.trust(SqliteFile::Trust::Full);
}

// As much as can be looked at in that time: the writers wait for it.
void SqliteSession::checkQuickly() {
  Time end = std::chrono::steady_clock::now() + longestCheck;
  sqlite_api::sqlite3_progress_handler(handle(session_), stepsBetweenLooks, isOver, &end);
  std::string verdict = "ok";
  try {
    session_ << "PRAGMA quick_check(1)", soci::into(verdict);
  } catch (const soci::sqlite3_soci_error& problem) {
    if ((problem.result() & 0xff) != SQLITE_INTERRUPT) throw;
  }
  sqlite_api::sqlite3_progress_handler(handle(session_), 0, nullptr, nullptr);
  if (verdict != "ok") throw soci::sqlite3_soci_error("quick_check found damage", SQLITE_CORRUPT);
}

// What was committed stands in the log whatever comes of this.
void SqliteSession::checkpoint() {
  sqlite_api::sqlite3* const connection = handle(session_);
  const auto patience = restart_.patience(logPages_);
  if (patience > 0ms) sqlite_api::sqlite3_busy_timeout(connection, static_cast<int>(patience.count()));
  const int mode = patience > 0ms ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
  sound_ = !isError(sqlite_api::sqlite3_wal_checkpoint_v2(connection, "main", mode, nullptr, nullptr));
  sqlite_api::sqlite3_busy_timeout(connection, static_cast<int>(file_.patience().count()));
  if (!sound_) file_.trust(SqliteFile::Trust::Failed);
}

// The last connection that closes makes a checkpoint otherwise.
void SqliteSession::abandon() {
  sqlite_api::sqlite3_db_config(handle(session_), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

}  // namespace vedette::storage
