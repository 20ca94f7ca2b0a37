#include <catch2/catch.hpp>
#include <filesystem>

#include "survival.hpp"

namespace vedette::e2e {
namespace {

using Catch::Contains;

std::string copyOf(const Installation& from, const std::string& name) {
  const std::string file = (from.folder() / name).string();
  const auto made = from.command({"backup", file, "--verify"});
  INFO(made.err);
  REQUIRE(made.status == 0);
  CHECK(made.out.empty());
  return file;
}

TEST_CASE("a backup under load holds what was acknowledged before it began, and the accounts with it") {
  Installation source, target;
  moveUnderLoad(source, target);
}

TEST_CASE("restore refuses a database that has rows, a file that is cut, and a server that runs") {
  Installation vedette;
  vedette.addUser("alice", "admin");
  const std::string file = copyOf(vedette, "b");
  const auto again = vedette.command({"restore", file});
  CHECK(again.status == 1);
  CHECK_THAT(again.err, Contains("not empty"));
  CHECK_THAT(vedette.command({"backup", file}).err, Contains("already"));
  CHECK(vedette.command({"backup", file, "--force"}).status == 0);

  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
  Installation fresh;
  for (const bool dry : {true, false}) {
    std::vector<std::string> arguments{"restore", file};
    if (dry) arguments.emplace_back("--dry-run");
    const auto cut = fresh.command(arguments);
    CHECK(cut.status == 1);
    CHECK_THAT(cut.err, Contains("cut off"));
  }
  CHECK_THAT(fresh.command({"user", "list"}).out, !Contains("alice"));
  fresh.start();
  CHECK_THAT(fresh.command({"restore", file}).err, Contains("locked"));
}

TEST_CASE("a backup goes through standard output and input") {
  Installation source, target;
  source.addUser("alice", "admin");
  const auto made = source.command({"backup", "-"});
  REQUIRE(made.status == 0);
  CHECK_THAT(made.out, Catch::StartsWith("vedette backup 1\n"));
  CHECK(source.command({"backup", "-", "--verify"}).status == 2);
  CHECK(target.command({"restore", "-"}, made.out).status == 0);
  CHECK_THAT(target.command({"user", "list"}).out, Contains("alice"));
}

}  // namespace
}  // namespace vedette::e2e
