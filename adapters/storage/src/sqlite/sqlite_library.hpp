#pragma once

#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

// What SOCI has no words for.
namespace vedette::storage {

inline sqlite_api::sqlite3* handle(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

// For connections that one thread at a time uses, before the first of them is opened: no lock around every
// call, memory is not counted under another one, and file names may be URIs. A process that used SQLite
// before keeps its ways, which only costs time where these take URIs (as Debian's library does by itself).
void setUpSqlite();

}  // namespace vedette::storage
