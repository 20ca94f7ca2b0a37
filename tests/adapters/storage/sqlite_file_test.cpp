#include <fstream>

#include "opened.hpp"
#include "temporary_folder.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("the database file is for its owner alone") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "owned.db";
  const auto database = openMigrated("sqlite://" + file.string());
  CHECK((fs::status(file).permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("listing what is pending makes no file") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "none.db";
  CHECK_FALSE(storage::pendingMigrations({"sqlite://" + file.string()})->empty());
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("a file that is no database is refused and left as it is") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "text.db";
  const std::string text(4'096, 'x');
  std::ofstream(file) << text;
  const auto migrated = storage::migrate({"sqlite://" + file.string()});
  REQUIRE_FALSE(migrated.has_value());
  CHECK(migrated.error().message.find("damaged or no database") != std::string::npos);
  CHECK(fs::file_size(file) == text.size());
}

TEST_CASE("a lock that another program holds for too long makes it unavailable until it is gone") {
  const TemporaryFolder folder;
  const std::string url = "sqlite://" + (folder.path() / "locked.db").string();
  const auto holder = openMigrated(url);
  auto waiting = storage::open({url, 1, std::chrono::milliseconds{20}});
  REQUIRE(waiting.has_value());
  const auto held = holder->atomically([&](Stores&) -> Result<void> {
    auto refused = fill(**waiting, 1'000, 0);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().kind == ErrorKind::Unavailable);
    CHECK_FALSE((*waiting)->state().connected);
    return {};
  });
  CHECK(held.has_value());
  CHECK(fill(**waiting, 1'000, 0).has_value());
  CHECK((*waiting)->state().connected);
}

TEST_CASE("a file that is deleted under the program takes no more events that nobody would find again") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "deleted.db";
  const auto database = openMigrated("sqlite://" + file.string());
  REQUIRE(fill(*database, 10, 0).has_value());
  fs::rename(file, folder.path() / "elsewhere.db");
  CHECK_FALSE(fill(*database, 10, 0).has_value());
  CHECK(database->state().reason == "its file was moved or deleted");
  database->probe();
  CHECK_FALSE(database->state().connected);
  fs::rename(folder.path() / "elsewhere.db", file);
  database->probe();
  CHECK(database->state().connected);
  CHECK(fill(*database, 10, 0).has_value());
}

TEST_CASE("opening a database writes nothing to its log") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "quiet.db";
  const std::string url = "sqlite://" + file.string();
  const auto database = openMigrated(url);
  REQUIRE(fill(*database, 10, 0).has_value());
  const auto length = fs::file_size(file.string() + "-wal");
  const auto another = storage::open({url});
  REQUIRE(another.has_value());
  REQUIRE((*another)->reading([](const Stores& stores) { return stores.events.list({}); }).has_value());
  CHECK(fs::file_size(file.string() + "-wal") == length);
}

TEST_CASE("a file's name may hold what means something in a URI") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "50%20?mode=memory&x#y.db";
  const auto database = openMigrated("sqlite://" + file.string());
  REQUIRE(fill(*database, 10, 0).has_value());
  CHECK(fs::file_size(file.string() + "-wal") > 0);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 3);
}

TEST_CASE("anything but the two kinds of URL is refused") {
  for (const char* url :
       {"", "sqlite:relative.db", "sqlite://relative.db", "mysql://a/b", "sqlite:///a\"b.db"})
    CHECK_FALSE(storage::open({url}).has_value());
  CHECK(storage::withoutPassword("postgresql://u:p@h:1/db?password=p") == "postgresql://u@h:1/db");
}

}  // namespace
}  // namespace vedette::test
