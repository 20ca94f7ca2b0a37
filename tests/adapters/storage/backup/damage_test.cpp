#include "backup_place.hpp"
#include "contents.hpp"
#include "place.hpp"

namespace vedette::test {
namespace {

using Catch::Contains;

const auto ignore = [](std::uint64_t) {};

std::string wholeBackup(const std::filesystem::path& file) {
  const auto place = makePlace();
  fillEveryTable(*openMigrated(place->url()));
  backUp(place->url(), file);
  return bytesOf(file);
}

TEST_CASE("a backup that is cut at any length is refused as cut off") {
  const TemporaryFolder folder;
  const std::string whole = wholeBackup(folder.path() / "b");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    write(folder.path() / "cut", std::string_view(whole).substr(0, length));
    const auto refused = refusal(storage::checkBackup(folder.path() / "cut", ignore));
    if (refused.kind == ErrorKind::Invalid && refused.message.find("is cut off") != refused.message.npos)
      continue;
    FAIL("at " << length << ": " << refused.message);
  }
}

TEST_CASE("a backup of which any bit was changed is refused") {
  const TemporaryFolder folder;
  const std::string whole = wholeBackup(folder.path() / "b");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1 << at % 8);
    write(folder.path() / "changed", changed);
    const auto refused = refusal(storage::checkBackup(folder.path() / "changed", ignore));
    if (refused.kind != ErrorKind::Invalid) FAIL("at " << at << ": " << refused.message);
  }
}

TEST_CASE("a backup with something behind it, and what is no backup, are refused") {
  const TemporaryFolder folder;
  const std::string whole = wholeBackup(folder.path() / "b");
  write(folder.path() / "longer", whole + "x");
  CHECK_THAT(refusal(storage::checkBackup(folder.path() / "longer", ignore)).message, Contains("changed"));
  write(folder.path() / "other", std::string(1'000, 'x'));
  CHECK_THAT(refusal(storage::checkBackup(folder.path() / "other", ignore)).message, Contains("no backup"));
  CHECK_THAT(refusal(storage::checkBackup(folder.path() / "nothing", ignore)).message,
             Contains("No such file"));
  CHECK_THAT(refusal(storage::checkBackup(folder.path(), ignore)).message, Contains("directory"));
}

TEST_CASE("a damaged backup stores nothing") {
  const TemporaryFolder folder;
  const auto place = makePlace();
  const std::string whole = wholeBackup(folder.path() / "b");
  openMigrated(place->url());
  const auto before = contentsOf(place->url());
  write(folder.path() / "cut", whole.substr(0, whole.size() - 1));
  CHECK(refusal(storage::restore({place->url()}, folder.path() / "cut", {})).kind == ErrorKind::Invalid);
  CHECK(contentsOf(place->url()) == before);
}

}  // namespace
}  // namespace vedette::test
