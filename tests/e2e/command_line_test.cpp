#include <catch2/catch.hpp>

#include "installation.hpp"

namespace vedette::e2e {
namespace {

using Catch::Contains;

TEST_CASE("every command explains itself") {
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{{},
                                                                                       {"serve"},
                                                                                       {"migrate"},
                                                                                       {"backup"},
                                                                                       {"restore"},
                                                                                       {"user"},
                                                                                       {"user", "add"},
                                                                                       {"user", "list"},
                                                                                       {"user", "passwd"},
                                                                                       {"user", "disable"},
                                                                                       {"user", "enable"},
                                                                                       {"user", "role"},
                                                                                       {"role"},
                                                                                       {"role", "list"},
                                                                                       {"token"},
                                                                                       {"rules"},
                                                                                       {"rules", "check"},
                                                                                       {"rules", "test"},
                                                                                       {"config"},
                                                                                       {"config", "check"},
                                                                                       {"config", "example"},
                                                                                       {"version"}}) {
    auto arguments = command;
    arguments.push_back("--help");
    const auto help = run({arguments});
    CAPTURE(help.out, help.err);
    CHECK(help.status == 0);
    CHECK_THAT(help.out, Contains("Usage:"));
    CHECK(help.err.empty());
  }
}

TEST_CASE("wrong arguments end with status 2 and say what is wrong") {
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"dance"},
                                             {"user"},
                                             {"user", "add"},
                                             {"user", "add", "x"},
                                             {"serve", "--nosuch"},
                                             {"token"},
                                             {"backup"},
                                             {"restore"},
                                             {"config"}}) {
    const auto wrong = run({arguments});
    CHECK(wrong.status == 2);
    CHECK(wrong.out.empty());
    CHECK_FALSE(wrong.err.empty());
  }
}

TEST_CASE("wrong settings end every command with status 2 and name the setting") {
  const auto wrong =
      run({{"serve", "--listen", "0.0.0.0:0", "--config", "/dev/null"}, "", {"VEDETTE_READERS=none"}});
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, Contains("VEDETTE_READERS") && Contains("insecure_listen"));
  CHECK(run({{"config", "check", "--config", "/nonexistent"}}).status == 2);
}

TEST_CASE("config check prints what is in force and from where") {
  const auto checked = run({{"config", "check", "--config", "/dev/null"}, "", {"VEDETTE_READERS=3"}});
  CHECK(checked.status == 0);
  CHECK_THAT(checked.out, Contains("readers = 3") && Contains("# VEDETTE_READERS") && Contains("# default"));
}

TEST_CASE("migrate --dry-run prints the SQL and makes nothing") {
  const Installation vedette;
  const auto dry = vedette.command({"migrate", "--dry-run"});
  CHECK(dry.status == 0);
  CHECK_THAT(dry.out, Contains("CREATE TABLE"));
  CHECK_FALSE(std::filesystem::exists(vedette.folder() / "data" / "vedette.db"));
  CHECK(vedette.command({"migrate"}).status == 0);
  CHECK_THAT(vedette.command({"migrate", "--dry-run"}).out, Contains("nothing to do"));
}

TEST_CASE("accounts are added, listed, changed and refused on the command line") {
  const Installation vedette;
  vedette.addUser("alice", "admin");
  const auto generated = vedette.command({"user", "add", "bob", "--role", "viewer", "--password-generate"});
  CHECK(generated.status == 0);
  CHECK(generated.out.size() == 33);
  CHECK_THAT(vedette.command({"user", "list"}).out,
             Contains("alice") && Contains("bob") && Contains("viewer"));
  CHECK_THAT(vedette.command({"role", "list"}).out, Contains("responder"));

  const auto taken = vedette.command({"user", "add", "Alice", "--role", "viewer", "--password-generate"});
  CHECK(taken.status == 1);
  CHECK(taken.out.empty());
  CHECK_THAT(taken.err, Contains("username"));
  CHECK_THAT(vedette.command({"user", "add", "eve", "--role", "queen", "--password-generate"}).err,
             Contains("role"));
  CHECK(vedette.command({"user", "disable", "alice"}).status == 1);  // the last admin
  CHECK(vedette.command({"user", "disable", "bob"}).status == 0);
  CHECK_THAT(vedette.command({"user", "list"}).out, Contains("disabled"));
  CHECK(vedette.command({"user", "enable", "bob"}).status == 0);
  CHECK(vedette.command({"user", "passwd", "nobody", "--password-generate"}).status == 1);
}

TEST_CASE("a password comes from standard input, a generator or a terminal, never by itself") {
  const Installation vedette;
  const auto neither = vedette.command({"user", "add", "alice", "--role", "admin"});
  CHECK(neither.status == 2);
  CHECK_THAT(neither.err, Contains("--password-stdin"));
  CHECK(vedette.command({"user", "add", "alice", "--role", "admin", "--password-stdin"}, "").status == 2);
}

TEST_CASE("token prints a token, or nothing and why") {
  const Installation vedette;
  vedette.addUser("alice", "admin");
  const std::string token = vedette.token("alice");
  CHECK(std::count(token.begin(), token.end(), '.') == 2);
  const auto unknown = vedette.command({"token", "nobody"});
  CHECK(unknown.status == 1);
  CHECK(unknown.out.empty());
  CHECK_FALSE(unknown.err.empty());
}

}  // namespace
}  // namespace vedette::e2e
