#include "service/process/instance_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "settings/database_url.hpp"

namespace vedette::app {
namespace {

std::string lockPath(const Settings& settings) {
  const auto file = sqliteFile(settings.databaseUrl());
  return file ? file->string() + ".lock" : (settings.dataDir / "vedette.lock").string();
}

}  // namespace

Result<InstanceLock> InstanceLock::take(const Settings& settings) {
  const std::string path = lockPath(settings);
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return unavailable("Cannot open the lock file " + path + ": " + std::strerror(errno));
  InstanceLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return conflict("Another vedette server uses this database already (" + path + " is locked).");
  }
  return lock;
}

InstanceLock::InstanceLock(InstanceLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

InstanceLock::~InstanceLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace vedette::app
