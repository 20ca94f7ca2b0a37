#include "sqlite/gathering_vfs.hpp"

#include <memory>
#include <new>
#include <vector>

#include "sqlite/sqlite_library.hpp"

namespace vedette::storage {
namespace {

using sqlite_api::sqlite3_file;
using sqlite_api::sqlite3_int64;
using sqlite_api::sqlite3_io_methods;
using sqlite_api::sqlite3_vfs;

constexpr std::size_t mostGathered = 120 * 1024;  // SQLite's own files take less than 128 KiB in one call

sqlite3_vfs* plain = nullptr;

// In memory that SQLite gives, aligned to eight bytes. SQLite sees the first member alone; its own file
// follows.
struct Log {
  sqlite3_file file;
  std::vector<char> gathered;
  sqlite3_int64 begin;  // where it belongs

  sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  sqlite3_int64 end() const { return begin + static_cast<sqlite3_int64>(gathered.size()); }

  int write() {
    if (gathered.empty()) return SQLITE_OK;
    const int size = static_cast<int>(gathered.size());
    const int result = inner()->pMethods->xWrite(inner(), gathered.data(), size, begin);
    if (result == SQLITE_OK) gathered.clear();
    return result;
  }

  int gather(const char* bytes, int count, sqlite3_int64 at) {
    if (at != end() || gathered.size() + static_cast<std::size_t>(count) > mostGathered)
      if (const int result = write(); result != SQLITE_OK) return result;
    if (gathered.empty()) begin = at;
    gathered.insert(gathered.end(), bytes, bytes + count);
    return SQLITE_OK;
  }
};

Log& logOf(sqlite3_file* file) { return *reinterpret_cast<Log*>(file); }

// The call on SQLite's own file, once it holds everything.
template <class Call>
int whenWritten(sqlite3_file* file, Call&& call) {
  Log& log = logOf(file);
  if (const int result = log.write(); result != SQLITE_OK) return result;
  return call(log.inner(), *log.inner()->pMethods);
}

int closeLog(sqlite3_file* file) {
  Log& log = logOf(file);
  const int written = log.write();
  const int closed = log.inner()->pMethods->xClose(log.inner());
  log.~Log();
  return written != SQLITE_OK ? written : closed;
}

int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 at) {
  return whenWritten(file, [=](sqlite3_file* inner, const sqlite3_io_methods& methods) {
    return methods.xRead(inner, bytes, count, at);
  });
}

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  try {
    return logOf(file).gather(static_cast<const char*>(bytes), count, at);
  } catch (const std::bad_alloc&) {
    return SQLITE_IOERR_NOMEM;
  }
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  return whenWritten(file, [=](sqlite3_file* inner, const sqlite3_io_methods& methods) {
    return methods.xTruncate(inner, size);
  });
}

int sync(sqlite3_file* file, int flags) {
  return whenWritten(file, [=](sqlite3_file* inner, const sqlite3_io_methods& methods) {
    return methods.xSync(inner, flags);
  });
}

int sizeOf(sqlite3_file* file, sqlite3_int64* size) {
  return whenWritten(file, [=](sqlite3_file* inner, const sqlite3_io_methods& methods) {
    return methods.xFileSize(inner, size);
  });
}

int control(sqlite3_file* file, int what, void* argument) {
  return whenWritten(file, [=](sqlite3_file* inner, const sqlite3_io_methods& methods) {
    return methods.xFileControl(inner, what, argument);
  });
}

// A log is not locked: its database is.
int lock(sqlite3_file*, int) { return SQLITE_OK; }
int isLocked(sqlite3_file*, int* locked) {
  *locked = 0;
  return SQLITE_OK;
}

int sectorSize(sqlite3_file* file) {
  sqlite3_file* const inner = logOf(file).inner();
  return inner->pMethods->xSectorSize(inner);
}

int characteristics(sqlite3_file* file) {
  sqlite3_file* const inner = logOf(file).inner();
  return inner->pMethods->xDeviceCharacteristics(inner);
}

const sqlite3_io_methods& logMethods() {
  static const sqlite3_io_methods methods = [] {
    sqlite3_io_methods all{};
    all.iVersion = 1;
    all.xClose = closeLog;
    all.xRead = read;
    all.xWrite = write;
    all.xTruncate = truncate;
    all.xSync = sync;
    all.xFileSize = sizeOf;
    all.xLock = lock;
    all.xUnlock = lock;
    all.xCheckReservedLock = isLocked;
    all.xFileControl = control;
    all.xSectorSize = sectorSize;
    all.xDeviceCharacteristics = characteristics;
    return all;
  }();
  return methods;
}

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outcome) {
  if ((flags & SQLITE_OPEN_WAL) == 0) return plain->xOpen(plain, name, file, flags, outcome);
  Log* const log = new (file) Log{};
  const int result = plain->xOpen(plain, name, log->inner(), flags, outcome);
  if (result == SQLITE_OK)
    log->file.pMethods = &logMethods();
  else
    log->~Log();
  return result;
}

}  // namespace

void registerGatheringVfs() {
  static sqlite3_vfs gathering;
  plain = sqlite_api::sqlite3_vfs_find(nullptr);
  gathering = *plain;
  gathering.zName = gatheringVfs;
  gathering.szOsFile = static_cast<int>(sizeof(Log)) + plain->szOsFile;
  gathering.xOpen = open;
  sqlite_api::sqlite3_vfs_register(&gathering, 0);
}

}  // namespace vedette::storage
