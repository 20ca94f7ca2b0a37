#include "sqlite/sqlite_library.hpp"

#include <mutex>

namespace vedette::storage {

void setUpSqlite() {
  static std::once_flag once;
  std::call_once(once, [] {
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
    sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  });
}

}  // namespace vedette::storage
