#include "backup/file/file_sink.hpp"

#include <unistd.h>

#include <cerrno>

#include "backup/file/file_problem.hpp"

namespace vedette::storage::backup {

void FileSink::write(std::string_view bytes) {
  digest_.add(bytes);
  bytes_ += bytes.size();
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw fileProblem("The backup cannot be written", errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace vedette::storage::backup
