#include <sqlite3.h>

#include <catch2/catch.hpp>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

using Catch::Contains;

TEST_CASE("a second server on the same database refuses to start, and the first goes on") {
  Installation vedette;
  vedette.start();
  const auto second = vedette.command({"serve", "--listen", "127.0.0.1:0"});
  CHECK(second.status == 1);
  CHECK_THAT(second.err, Contains("Another vedette server"));
  CHECK(vedette.client()->get("/health").status == 200);
}

TEST_CASE("a server that cannot have its port says so and ends with status 1") {
  Installation first, second;
  first.start();
  const auto refused = second.command({"serve", "--listen", "127.0.0.1:" + std::to_string(first.port())});
  CHECK(refused.status == 1);
  CHECK_THAT(refused.err, Contains("127.0.0.1") || Contains("in use"));
}

TEST_CASE("a database that is newer than the program is refused by every command") {
  const Installation vedette;
  REQUIRE(vedette.command({"migrate"}).status == 0);
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((vedette.folder() / "data" / "vedette.db").c_str(), &database) == SQLITE_OK);
  const int changed = sqlite3_exec(database, "UPDATE schema_migrations SET version = version + 1000", nullptr,
                                   nullptr, nullptr);
  sqlite3_close(database);
  REQUIRE(changed == SQLITE_OK);
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"serve", "--listen", "127.0.0.1:0"}, {"migrate"}, {"user", "list"}}) {
    const auto refused = vedette.command(command);
    CHECK(refused.status == 1);
    CHECK_THAT(refused.err, Contains("newer than this program"));
  }
}

}  // namespace
}  // namespace vedette::e2e
