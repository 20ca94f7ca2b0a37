#include "backup/file/digested_file.hpp"

#include <fcntl.h>

#include <cerrno>

#include "backup/file/file_problem.hpp"
#include "vedette/storage/backup.hpp"

namespace vedette::storage::backup {
namespace {

constexpr std::size_t chunkBytes = 128 * 1024;

Descriptor open(const std::filesystem::path& path) {
  const bool isStandard = path == standardStream;
  Descriptor opened(isStandard ? ::dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!opened) throw fileProblem("The backup cannot be opened", errno);
  return opened;
}

}  // namespace

DigestedFile::DigestedFile(const std::filesystem::path& path) : descriptor_(open(path)), chunk_(chunkBytes) {}

std::string_view DigestedFile::peek() {
  while (unread_.empty()) {
    const ssize_t count = ::read(descriptor_.number(), chunk_.data(), chunk_.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw fileProblem("The backup cannot be read", errno);
    if (count == 0) break;
    unread_ = {chunk_.data(), static_cast<std::size_t>(count)};
  }
  return unread_;
}

void DigestedFile::take(std::size_t bytes) {
  digest_.add(unread_.substr(0, bytes));
  unread_.remove_prefix(bytes);
  taken_ += bytes;
}

}  // namespace vedette::storage::backup
