#include <sys/stat.h>

#include "backup_place.hpp"
#include "contents.hpp"
#include "place.hpp"

namespace vedette::test {
namespace {

using Catch::Contains;

std::size_t filesIn(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

TEST_CASE("a backup is readable by its owner alone, and nothing else is left beside it") {
  const TemporaryFolder folder;
  const auto place = makePlace();
  openMigrated(place->url());
  const mode_t before = ::umask(0);
  backUp(place->url(), folder.path() / "b");
  ::umask(before);
  const auto permissions = std::filesystem::status(folder.path() / "b").permissions();
  CHECK(permissions == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
  CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a file that is there is replaced only when that is asked for, a folder or device never") {
  const TemporaryFolder folder;
  const auto place = makePlace();
  openMigrated(place->url());
  write(folder.path() / "b", "mine");
  CHECK(refusal(storage::backUp({place->url()}, folder.path() / "b", {})).kind == ErrorKind::Conflict);
  CHECK(bytesOf(folder.path() / "b") == "mine");
  backUp(place->url(), folder.path() / "b", {.replace = true});
  demand(storage::checkBackup(folder.path() / "b", [](std::uint64_t) {}));
  for (const std::filesystem::path& taken : {folder.path(), std::filesystem::path("/dev/null")})
    CHECK_THAT(refusal(storage::backUp({place->url()}, taken, {.replace = true})).message,
               Contains("not a regular file"));
  CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a backup that breaks off leaves no file, and the one that was there as it was") {
  const TemporaryFolder folder;
  const auto place = makePlace();
  fillEveryTable(*openMigrated(place->url()));
  write(folder.path() / "b", "mine");
  storage::BackupOptions options{.replace = true};
  options.onRows = [](std::uint64_t rows) {
    if (rows > 20) throw std::runtime_error("cut");
  };
  refusal(storage::backUp({place->url()}, folder.path() / "b", options));
  CHECK(bytesOf(folder.path() / "b") == "mine");
  CHECK(filesIn(folder.path()) == 1);
}

TEST_CASE("a folder that is not there is named") {
  const auto place = makePlace();
  openMigrated(place->url());
  const auto refused = refusal(storage::backUp({place->url()}, "/nowhere/b", {}));
  CHECK(refused.kind == ErrorKind::Unavailable);
  CHECK_THAT(refused.message, Contains("/nowhere"));
}

}  // namespace
}  // namespace vedette::test
