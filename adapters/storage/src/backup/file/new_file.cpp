#include "backup/file/new_file.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include <cerrno>

#include "backup/file/file_problem.hpp"

namespace vedette::storage::backup {
namespace {

constexpr std::string_view suffix = ".partial";

Problem taken(const std::filesystem::path& path) {
  return Problem(conflict("There is a file " + path.string() + " already."));
}

// A device must not be renamed over, whoever allows it.
std::filesystem::path checked(std::filesystem::path path, bool replace) {
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status)) return path;
  if (!std::filesystem::is_regular_file(status))
    throw Problem(conflict(path.string() + " is not a regular file."));
  if (!replace) throw taken(path);
  return path;
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

std::filesystem::path linkTo(int descriptor) { return "/proc/self/fd/" + std::to_string(descriptor); }

Descriptor makeNamed(const std::filesystem::path& path, std::filesystem::path& temporary) {
  std::string name = path.string() + ".XXXXXX" + std::string(suffix);
  Descriptor made(::mkostemps(name.data(), static_cast<int>(suffix.size()), O_CLOEXEC));
  if (!made) throw fileProblem("No file can be made in " + folderOf(path).string(), errno);
  temporary = name;
  return made;
}

Descriptor make(const std::filesystem::path& path, std::filesystem::path& temporary) {
  Descriptor unnamed(::open(folderOf(path).c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR));
  if (unnamed && std::filesystem::exists(linkTo(unnamed.number()))) return unnamed;
  return makeNamed(path, temporary);
}

// Some file systems cannot refuse an existing name at once.
int renameToFreeName(const std::filesystem::path& from, const std::filesystem::path& to) {
  const int renamed = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  if (renamed == 0 || (errno != EINVAL && errno != ENOSYS)) return renamed;
  if (std::filesystem::exists(to)) throw taken(to);
  return ::rename(from.c_str(), to.c_str());
}

void syncFolder(const std::filesystem::path& folder) {
  const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened || ::fsync(opened.number()) != 0)
    throw fileProblem("The folder " + folder.string() + " cannot be written to disk", errno);
}

}  // namespace

NewFile::NewFile(std::filesystem::path path, bool replace)
    : path_(checked(std::move(path), replace)), replace_(replace), descriptor_(make(path_, temporary_)) {}

NewFile::~NewFile() {
  if (!published_ && !temporary_.empty()) ::unlink(temporary_.c_str());
}

std::filesystem::path NewFile::readablePath() const { return linkTo(descriptor()); }

void NewFile::nameTemporarily() {
  const std::string name = path_.string() + "." + std::to_string(::getpid()) + std::string(suffix);
  if (::linkat(AT_FDCWD, readablePath().c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0)
    throw fileProblem("The backup cannot be named " + name, errno);
  temporary_ = name;
}

void NewFile::publish() {
  if (::fsync(descriptor()) != 0) throw fileProblem("The backup cannot be written to disk", errno);
  if (temporary_.empty()) nameTemporarily();
  const int renamed =
      replace_ ? ::rename(temporary_.c_str(), path_.c_str()) : renameToFreeName(temporary_, path_);
  if (renamed != 0 && errno == EEXIST) throw taken(path_);
  if (renamed != 0) throw fileProblem("The backup cannot be named " + path_.string(), errno);
  published_ = true;
  syncFolder(folderOf(path_));
}

}  // namespace vedette::storage::backup
