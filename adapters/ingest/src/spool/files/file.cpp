#include "spool/files/file.hpp"

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace vedette::ingest {
namespace {

constexpr mode_t ownerAlone = 0600;

Error failure(const char* what, const std::filesystem::path& path) {
  return unavailable("The spool fails: cannot " + std::string(what) + " " + path.string() + ": " +
                     std::strerror(errno) + ".");
}

}  // namespace

Result<File> File::open(const std::filesystem::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, ownerAlone);
  if (descriptor < 0) return failure("open", path);
  return File(path, descriptor);
}

File& File::operator=(File&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

File::~File() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Error File::failed(const char* what) const { return failure(what, path_); }

Result<void> File::write(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written > 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR)
      return failed("write");
  }
  return {};
}

Result<void> File::sync() const {
  if (::fdatasync(descriptor_) != 0) return failed("sync");
  return {};
}

Result<std::string> File::read(std::uint64_t from, std::uint64_t to) const {
  std::string bytes(to - from, '\0');
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t got =
        ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(from + done));
    if (got > 0)
      done += static_cast<std::size_t>(got);
    else if (got == 0)
      bytes.resize(done);
    else if (errno != EINTR)
      return failed("read");
  }
  return bytes;
}

Result<std::uint64_t> File::size() const {
  struct stat status {};
  if (::fstat(descriptor_, &status) != 0) return failed("look at");
  return static_cast<std::uint64_t>(status.st_size);
}

Result<void> File::lock() const {
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return {};
  return conflict("Another vedette server uses the spool " + path_.string() + " already.");
}

Result<void> syncFolder(const std::filesystem::path& path) {
  const auto folder = File::open(path, O_RDONLY | O_DIRECTORY);
  if (!folder) return folder.error();
  return folder->sync();
}

}  // namespace vedette::ingest
