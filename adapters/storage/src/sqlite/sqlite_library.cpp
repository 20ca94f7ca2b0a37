#include "sqlite/sqlite_library.hpp"

#include <mutex>

#include "sqlite/gathering_vfs.hpp"

namespace vedette::storage {

void setUpSqlite() {
  static std::once_flag once;
  std::call_once(once, [] {
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite_api::sqlite3_config(SQLITE_CONFIG_URI, 1);
    registerGatheringVfs();
  });
}

}  // namespace vedette::storage
