#include "sqlite/durable_log.hpp"

#include <fcntl.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

namespace vedette::storage {
namespace {

constexpr std::size_t pieceSize = 1u << 20;

class Log {
 public:
  explicit Log(const std::filesystem::path& path) : descriptor_(::open(path.c_str(), O_RDWR | O_CLOEXEC)) {}
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  bool exists() const { return descriptor_ >= 0 || errno != ENOENT; }

  // Whether there was one.
  bool writeAgain(std::vector<char>& piece, off_t at) const {
    const ssize_t got = ::pread(descriptor_, piece.data(), piece.size(), at);
    if (got < 0) fail();
    if (got > 0 && ::pwrite(descriptor_, piece.data(), static_cast<std::size_t>(got), at) != got) fail();
    return got > 0;
  }

  void sync() const {
    if (::fdatasync(descriptor_) != 0) fail();
  }

 private:
  [[noreturn]] static void fail() {
    throw soci::sqlite3_soci_error("the log cannot be written again",
                                   errno == ENOSPC ? SQLITE_FULL : SQLITE_IOERR);
  }

  int descriptor_;
};

}  // namespace

void writeLogAgain(const std::filesystem::path& path) {
  const Log log(path);
  if (!log.exists()) return;
  std::vector<char> piece(pieceSize);
  off_t at = 0;
  while (log.writeAgain(piece, at)) at += static_cast<off_t>(pieceSize);
  if (at > 0) log.sync();
}

}  // namespace vedette::storage
