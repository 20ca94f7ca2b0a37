#pragma once

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

namespace vedette::storage {

// What SOCI has no words for.
inline sqlite_api::sqlite3* handle(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

}  // namespace vedette::storage
