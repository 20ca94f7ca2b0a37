// To be preloaded: writes down in POWERCUT_JOURNAL what the program does to the files right in
// POWERCUT_FOLDER. Calls are written down in the order in which they took effect, because each is made while
// a lock is held.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cstdarg>
#include <cstdlib>
#include <mutex>
#include <string>
#include <string_view>

#include "record.hpp"

namespace {

using vedette::faults::Op;
using vedette::faults::RecordHead;

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

class Journal {
 public:
  static Journal& instance() {
    static Journal* journal = new Journal;  // outlives every other object
    return *journal;
  }

  std::recursive_mutex mutex;

  // Below the folder; "." is the folder itself. Empty: somewhere else.
  std::string placeOf(const char* path) const {
    if (file_ < 0 || !path || std::string_view(path).substr(0, folder_.size()) != folder_) return {};
    const std::string rest = path + folder_.size();
    if (rest.empty() || rest == "/") return ".";
    return rest.rfind('/') == 0 ? rest.substr(1) : std::string();
  }

  std::string& placeOf(int descriptor) {
    static std::string elsewhere;
    const auto at = static_cast<std::size_t>(descriptor);
    if (at < places_.size()) return places_[at];
    elsewhere.clear();
    return elsewhere;
  }

  void write(Op op, const std::string& place, std::uint64_t offset = 0, std::string_view data = {}) {
    RecordHead head{op, 0, static_cast<std::uint16_t>(place.size()), static_cast<std::uint32_t>(data.size()),
                    offset};
    const std::array<iovec, 3> parts{{{&head, sizeof head},
                                      {const_cast<char*>(place.data()), place.size()},
                                      {const_cast<char*>(data.data()), data.size()}}};
    if (syscall(SYS_writev, file_, parts.data(), parts.size()) < 0) std::abort();
  }

 private:
  Journal() {
    const char* folder = std::getenv("POWERCUT_FOLDER");
    const char* file = std::getenv("POWERCUT_JOURNAL");
    if (!folder || !file) return;
    folder_ = folder;
    file_ = static_cast<int>(
        syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
  }

  std::string folder_;
  int file_ = -1;
  std::array<std::string, 4096> places_;
};

using Lock = std::lock_guard<std::recursive_mutex>;

template <class Open>
int opened(const char* path, int flags, Open open) {
  Journal& journal = Journal::instance();
  const Lock lock(journal.mutex);
  const std::string place = journal.placeOf(path);
  const bool isNew = !place.empty() && (flags & O_CREAT) && access(path, F_OK) != 0;
  const int descriptor = open();
  if (descriptor < 0) return descriptor;
  journal.placeOf(descriptor) = place;
  if (isNew) journal.write(Op::Create, place);
  if (!place.empty() && (flags & O_TRUNC)) journal.write(Op::Truncate, place);
  return descriptor;
}

template <class Write>
ssize_t written(int descriptor, const void* bytes, off_t at, Write write) {
  Journal& journal = Journal::instance();
  const Lock lock(journal.mutex);
  const ssize_t count = write();
  const std::string& place = journal.placeOf(descriptor);
  if (count > 0 && !place.empty())
    journal.write(Op::Write, place, static_cast<std::uint64_t>(at),
                  {static_cast<const char*>(bytes), static_cast<std::size_t>(count)});
  return count;
}

template <class Sync>
int synced(int descriptor, Sync sync) {
  Journal& journal = Journal::instance();
  const Lock lock(journal.mutex);
  const int failed = sync();
  const std::string& place = journal.placeOf(descriptor);
  if (!failed && !place.empty()) journal.write(place == "." ? Op::SyncNames : Op::SyncFile, place);
  return failed;
}

template <class Truncate>
int truncated(int descriptor, off_t size, Truncate truncate) {
  Journal& journal = Journal::instance();
  const Lock lock(journal.mutex);
  const int failed = truncate();
  const std::string& place = journal.placeOf(descriptor);
  if (!failed && !place.empty()) journal.write(Op::Truncate, place, static_cast<std::uint64_t>(size));
  return failed;
}

template <class Remove>
int removed(const char* path, Remove remove) {
  Journal& journal = Journal::instance();
  const Lock lock(journal.mutex);
  const std::string place = journal.placeOf(path);
  const int failed = remove();
  if (!failed && !place.empty()) journal.write(Op::Unlink, place);
  return failed;
}

// Where a write() without a place goes.
off_t offsetOf(int descriptor) {
  const bool appends = fcntl(descriptor, F_GETFL) & O_APPEND;
  return lseek(descriptor, 0, appends ? SEEK_END : SEEK_CUR);
}

mode_t modeIn(int flags, va_list& arguments) {
  return flags & (O_CREAT | O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = modeIn(flags, arguments);
  va_end(arguments);
  return opened(path, flags,
                [&] { return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode)); });
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = modeIn(flags, arguments);
  va_end(arguments);
  return open(path, flags | O_LARGEFILE, mode);
}

int close(int descriptor) {
  Journal& journal = Journal::instance();
  const Lock lock(journal.mutex);
  journal.placeOf(descriptor).clear();
  return static_cast<int>(syscall(SYS_close, descriptor));
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t count, off64_t offset) {
  return written(descriptor, bytes, offset,
                 [&] { return syscall(SYS_pwrite64, descriptor, bytes, count, offset); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t count, off_t offset) {
  return pwrite64(descriptor, bytes, count, offset);
}

ssize_t write(int descriptor, const void* bytes, size_t count) {
  Journal& journal = Journal::instance();
  const Lock lock(journal.mutex);
  const off_t at = journal.placeOf(descriptor).empty() ? 0 : offsetOf(descriptor);
  return written(descriptor, bytes, at, [&] { return syscall(SYS_write, descriptor, bytes, count); });
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  return truncated(descriptor, size,
                   [&] { return static_cast<int>(syscall(SYS_ftruncate, descriptor, size)); });
}

int ftruncate(int descriptor, off_t size) noexcept { return ftruncate64(descriptor, size); }

int fsync(int descriptor) {
  return synced(descriptor, [&] { return static_cast<int>(syscall(SYS_fsync, descriptor)); });
}

int fdatasync(int descriptor) {
  return synced(descriptor, [&] { return static_cast<int>(syscall(SYS_fdatasync, descriptor)); });
}

int unlink(const char* path) noexcept {
  return removed(path, [&] { return static_cast<int>(syscall(SYS_unlink, path)); });
}

int remove(const char* path) noexcept {
  return removed(path, [&] { return real<int(const char*)>("remove")(path); });
}

int rename(const char* from, const char* to) noexcept {
  Journal& journal = Journal::instance();
  const Lock lock(journal.mutex);
  const std::string before = journal.placeOf(from), after = journal.placeOf(to);
  const int failed = static_cast<int>(syscall(SYS_rename, from, to));
  if (!failed && !before.empty() && !after.empty()) journal.write(Op::Rename, before, 0, after);
  return failed;
}
}
