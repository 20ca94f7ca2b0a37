#include "vedette/app/load_settings.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "temporary_folder.hpp"

namespace vedette::app {
namespace {

using namespace std::chrono_literals;
using Catch::Contains;

SettingSources nothing() { return {.defaultConfig = "/nonexistent"}; }

std::string problemsOf(const SettingSources& sources) {
  const auto loaded = loadSettings(sources);
  REQUIRE_FALSE(loaded);
  CHECK(loaded.error().kind == ErrorKind::Invalid);
  return loaded.error().message;
}

std::string sourceOf(const LoadedSettings& loaded, const std::string& key) {
  for (const auto& row : loaded.effective) {
    if (row.key == key) return row.source;
  }
  return "no such setting";
}

TEST_CASE("without any source the defaults of the adapters hold") {
  const auto loaded = loadSettings(nothing());
  REQUIRE(loaded);
  CHECK(loaded->settings.http.port == http::ServerSettings{}.port);
  CHECK(loaded->settings.databaseUrl() == "sqlite:///var/lib/vedette/vedette.db");
  CHECK(sourceOf(*loaded, "listen") == "default");
}

TEST_CASE("as many readers as cores on SQLite, twice as many on PostgreSQL, or as many as are set") {
  const std::size_t cores = std::thread::hardware_concurrency();
  SettingSources sources = nothing();
  CHECK(loadSettings(sources)->settings.http.readers == std::clamp<std::size_t>(cores, 2, 32));
  sources.environment = {{"VEDETTE_DATABASE", "postgresql://vedette@127.0.0.1:5432/vedette"}};
  CHECK(loadSettings(sources)->settings.http.readers == std::clamp<std::size_t>(2 * cores, 2, 32));
  sources.environment.emplace_back("VEDETTE_READERS", "auto");
  CHECK(loadSettings(sources)->settings.http.readers == std::clamp<std::size_t>(2 * cores, 2, 32));
  sources.environment.back().second = "1";
  CHECK(loadSettings(sources)->settings.http.readers == 1);
}

TEST_CASE("a value that is refused changes nothing, so that the others are judged as if it were not there") {
  const TemporaryFolder folder;
  SettingSources sources = nothing();
  sources.config = folder.write("v.conf", "data_dir =\nspool = /var/spool/vedette\n");
  CHECK_THAT(problemsOf(sources),
             Contains("v.conf:1: \"data_dir\" must be a path") && Contains("v.conf:2: \"spool\""));
}

TEST_CASE("a control character in a settings file is refused, whatever the setting") {
  using namespace std::string_literals;
  const TemporaryFolder folder;
  SettingSources sources = nothing();
  sources.config = folder.write("v.conf", "listen = 128.0.0.1\0:80\ndata_dir = /a\0b\nspool = /a\x1b[2J\n"s);
  const std::string problems = problemsOf(sources);
  CHECK_THAT(problems, Contains("v.conf:1: \"listen\" holds a control character"));
  CHECK_THAT(problems, Contains("v.conf:2: \"data_dir\" holds") && Contains("v.conf:3: \"spool\" holds"));
  CHECK(problems.find_first_of("\0\x1b"s) == std::string::npos);
}

TEST_CASE("a flag wins over the environment, which wins over the file") {
  const TemporaryFolder folder;
  SettingSources sources = nothing();
  sources.config =
      folder.write("v.conf", "# comment\n\n listen = 127.0.0.1:1\nreaders=5\nidle_timeout = 2m\n");
  sources.environment = {{"VEDETTE_LISTEN", "127.0.0.1:2"}, {"VEDETTE_READERS", "6"}, {"HOME", "/"}};
  sources.flags = {{"--listen", "127.0.0.1:3"}};
  const auto loaded = loadSettings(sources);
  REQUIRE(loaded);
  CHECK(loaded->settings.http.port == 3);
  CHECK(loaded->settings.http.readers == 6);
  CHECK(loaded->settings.http.idleTimeout == 2min);
  CHECK(sourceOf(*loaded, "listen") == "--listen");
  CHECK(sourceOf(*loaded, "readers") == "VEDETTE_READERS");
  CHECK(sourceOf(*loaded, "idle_timeout") == sources.config->string() + ":5");
}

TEST_CASE("the settings file is the flag's, else the environment's, else the usual one") {
  const TemporaryFolder folder;
  SettingSources sources{.defaultConfig = folder.write("usual.conf", "readers = 3\n")};
  CHECK(loadSettings(sources)->settings.http.readers == 3);
  sources.environment = {{"VEDETTE_CONFIG", folder.write("named.conf", "readers = 4\n")}};
  CHECK(loadSettings(sources)->settings.http.readers == 4);
  sources.config = folder.write("flag.conf", "readers = 5\n");
  CHECK(loadSettings(sources)->settings.http.readers == 5);
  sources.config = folder.path() / "missing.conf";
  CHECK_THAT(problemsOf(sources), Contains("missing.conf: cannot be read"));
}

TEST_CASE("every wrong setting names itself, its source and what is allowed") {
  const TemporaryFolder folder;
  SettingSources sources = nothing();
  sources.config = folder.write("v.conf", "readers = many\nnonsense\nnosuch = 1\n");
  sources.environment = {{"VEDETTE_ACCESS_LOG", "perhaps"}, {"VEDETTE_NOSUCH", "1"}};
  sources.flags = {{"--listen", "everywhere"}};
  const std::string problems = problemsOf(sources);
  CHECK_THAT(problems, Contains("v.conf:1: \"readers\" must be auto, or a number from 1 to 64"));
  CHECK_THAT(problems, Contains("v.conf:2: not a line of the form: key = value"));
  CHECK_THAT(problems, Contains("v.conf:3: there is no setting \"nosuch\""));
  CHECK_THAT(problems, Contains("VEDETTE_ACCESS_LOG: \"access_log\" must be true or false"));
  CHECK_THAT(problems, Contains("VEDETTE_NOSUCH: no setting is called so"));
  CHECK_THAT(problems, Contains("--listen: \"listen\" must be ADDRESS:PORT"));
}

TEST_CASE("a name that is not known is repeated only where it can be shown on a terminal") {
  const TemporaryFolder folder;
  SettingSources sources = nothing();
  sources.config = folder.write("v.conf", "lisen = 1\n\x1b[31m\xff = 2\n" + std::string(200, 'a') + " = 3\n");
  sources.environment = {{"VEDETTE_LISEN", "1"}, {"VEDETTE_\x1b[31m", "2"}};
  const auto problems = problemsOf(sources);
  CHECK_THAT(problems, Contains("v.conf:1: there is no setting \"lisen\""));
  CHECK_THAT(problems, Contains("v.conf:2: not a line") && Contains("v.conf:3: not a line"));
  CHECK_THAT(problems, Contains("VEDETTE_LISEN: no setting") && Contains("VEDETTE_...: no setting"));
  CHECK(problems.find_first_of("\x1b\xff") == problems.npos);
}

TEST_CASE("the limits of requests are numbers a minute; without them accounts are not limited") {
  SettingSources sources = nothing();
  CHECK(loadSettings(sources)->settings.http.anonymousRequests == 300);
  CHECK(loadSettings(sources)->settings.http.userRequests == 0);
  sources.environment = {{"VEDETTE_ANONYMOUS_REQUESTS", "0"}, {"VEDETTE_USER_REQUESTS", "6000"}};
  CHECK(loadSettings(sources)->settings.http.anonymousRequests == 0);
  CHECK(loadSettings(sources)->settings.http.userRequests == 6000);
  sources.environment = {{"VEDETTE_ANONYMOUS_REQUESTS", "-1"}, {"VEDETTE_USER_REQUESTS", "100/hour"}};
  const std::string problems = problemsOf(sources);
  CHECK_THAT(problems,
             Contains("VEDETTE_ANONYMOUS_REQUESTS: \"anonymous_requests\" must be a number from 0"));
  CHECK_THAT(problems, Contains("VEDETTE_USER_REQUESTS: \"user_requests\" must be a number from 0"));
}

TEST_CASE("a key twice in one file is refused") {
  const TemporaryFolder folder;
  SettingSources sources = nothing();
  sources.config = folder.write("v.conf", "readers = 1\nreaders = 2\n");
  CHECK_THAT(problemsOf(sources), Contains("v.conf:2: \"readers\" is set twice"));
}

TEST_CASE("an address that is not loopback needs to be called insecure") {
  SettingSources sources = nothing();
  for (const char* address : {"0.0.0.0:8000", "[::]:8000", "10.1.2.3:8000"}) {
    sources.flags = {{"--listen", address}};
    CHECK_THAT(problemsOf(sources), Contains("--listen: \"listen\"") && Contains("insecure_listen"));
    sources.flags.emplace_back("--insecure-listen", "true");
    CHECK(loadSettings(sources));
  }
}

TEST_CASE("a spool is for PostgreSQL, and is refused with SQLite") {
  SettingSources sources = nothing();
  sources.flags = {{"--spool", "/var/spool/vedette"}};
  CHECK_THAT(problemsOf(sources), Contains("--spool: \"spool\"") && Contains("SQLite"));
  sources.flags.emplace_back("--database", "postgresql://vedette@db/vedette");
  const auto loaded = loadSettings(sources);
  REQUIRE(loaded);
  CHECK(loaded->settings.hasSpool());
  CHECK(loaded->settings.spoolGrace == 1h);
}

TEST_CASE("a database password is refused on the command line and never repeated") {
  SettingSources sources = nothing();
  sources.flags = {{"--database", "postgresql://u:hunter2@db/v"}};
  const std::string problem = problemsOf(sources);
  CHECK_THAT(problem, Contains("--database: a password on the command line"));
  CHECK_THAT(problem, !Contains("hunter2"));
  sources.flags.clear();
  sources.environment = {{"VEDETTE_DATABASE", "postgresql://u:hunter2@db/v"}};
  const auto loaded = loadSettings(sources);
  REQUIRE(loaded);
  CHECK(loaded->settings.database == "postgresql://u:hunter2@db/v");
  for (const auto& row : loaded->effective) CHECK_THAT(row.value, !Contains("hunter2"));
}

TEST_CASE("a file that holds a password must not be readable by others") {
  namespace fs = std::filesystem;
  const TemporaryFolder folder;
  SettingSources sources = nothing();
  sources.config = folder.write("v.conf", "database = postgresql://u:hunter2@db/v\n");
  fs::permissions(*sources.config, fs::perms{0644});
  CHECK_THAT(problemsOf(sources), Contains("v.conf:1:") && Contains("0640") && !Contains("hunter2"));
  fs::permissions(*sources.config, fs::perms{0640});
  CHECK(loadSettings(sources));
}

}  // namespace
}  // namespace vedette::app
