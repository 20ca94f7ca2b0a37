#pragma once

namespace vedette::storage {

// SQLite's own files but for one thing: what is written to a write-ahead log is gathered and handed to the
// kernel in one piece, before it is synced, read or cut. SQLite writes a log page by page in two calls each.
//
// For connections with synchronous=FULL alone: there each commit syncs the log before others may look at it.
// A piece that cannot be written stays and is tried again before the next sync, which fails with it.
inline constexpr const char* gatheringVfs = "vedette-gathering";

// Once in a process, before the first connection that names it.
void registerGatheringVfs();

}  // namespace vedette::storage
