#include "sqlite/sqlite_library.hpp"

#include <mutex>

namespace vedette::storage {
namespace {

constexpr int slotBytes = 1200, slots = 400;  // 480 kB a connection

}  // namespace

void setUpSqlite() {
  static std::once_flag once;
  std::call_once(once, [] {
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  });
}

void makeRoomForSteps(soci::session& session) {
  sqlite_api::sqlite3_db_config(handle(session), SQLITE_DBCONFIG_LOOKASIDE, nullptr, slotBytes, slots);
}

}  // namespace vedette::storage
