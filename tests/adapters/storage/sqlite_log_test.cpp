#include <sys/resource.h>

#include <array>
#include <atomic>
#include <csignal>
#include <fstream>
#include <future>
#include <thread>

#include "opened.hpp"
#include "sqlite/log_restart.hpp"
#include "temporary_folder.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

// Calls that have written, of all threads of this process.
std::size_t writesSoFar() {
  std::ifstream io("/proc/self/io");
  std::string name;
  std::size_t count = 0;
  while (io >> name >> count)
    if (name == "syscw:") return count;
  FAIL("the kernel does not count writes");
  return 0;
}

// While it lives no file of this process grows beyond that many bytes.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before_) == 0);
    const rlimit limited{bytes, before_.rlim_max};
    REQUIRE(setrlimit(RLIMIT_FSIZE, &limited) == 0);
  }
  ~FileLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

Result<void> append(Storage& storage, std::size_t count, std::size_t first) {
  auto events = someEvents(count, first, 400);
  return storage.atomically([&](Stores& stores) -> Result<void> {
    auto appended = stores.events.append(events);
    if (!appended) return std::move(appended).error();
    return {};
  });
}

std::size_t storedIn(const Storage& storage) {
  std::size_t total = 0;
  const auto read = storage.reading([&](const Stores& stores) -> Result<void> {
    auto page = stores.events.list({});
    if (!page) return std::move(page).error();
    total = page->total;
    return {};
  });
  REQUIRE(read.has_value());
  return total;
}

TEST_CASE("a transaction goes to the log in few writes, however many pages it changes") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "log.db";
  const auto database = openMigrated("sqlite://" + file.string());
  REQUIRE(append(*database, 10, 0).has_value());
  const auto length = std::filesystem::file_size(file.string() + "-wal");
  const std::size_t before = writesSoFar();
  REQUIRE(append(*database, 300, 10).has_value());
  const std::size_t writes = writesSoFar() - before;
  const auto pages = (std::filesystem::file_size(file.string() + "-wal") - length) / 4096;
  REQUIRE(pages > 40);
  CHECK(writes < pages / 4);
}

TEST_CASE("a transaction whose log cannot be written fails, leaves nothing, and the next one is stored") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "log.db";
  const auto database = openMigrated("sqlite://" + file.string());
  REQUIRE(append(*database, 10, 0).has_value());
  {
    const FileLimit limit(std::filesystem::file_size(file.string() + "-wal") + 50'000);
    CHECK_FALSE(append(*database, 300, 10).has_value());
  }
  database->probe();
  CHECK(storedIn(*database) == 10);
  CHECK(append(*database, 300, 10).has_value());
  CHECK(storedIn(*database) == 310);
}

TEST_CASE("the log stays bounded however busy readers are") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "log.db";
  const auto database = openMigrated("sqlite://" + file.string());
  std::atomic<bool> done = false;
  const auto readOn = [&] {
    while (!done) storedIn(*database);
  };
  const std::array readers{std::async(std::launch::async, readOn), std::async(std::launch::async, readOn)};
  bool stored = true;
  for (std::size_t i = 0; i < 200 && stored; ++i) stored = append(*database, 100, 100 * i).has_value();
  done = true;
  REQUIRE(stored);
  CHECK(std::filesystem::file_size(file.string() + "-wal") < 24u << 20);
}

TEST_CASE("the log stays bounded while there is always somebody who searches") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "log.db";
  const auto database = openMigrated("sqlite://" + file.string());
  std::atomic<bool> done = false;
  const auto searchOn = [&] {
    while (!done)
      (void)database->reading([&](const Stores& stores) -> Result<void> {
        if (auto page = stores.events.list({}); !page) return std::move(page).error();
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        return {};
      });
  };
  const auto first = std::async(std::launch::async, searchOn);
  std::this_thread::sleep_for(std::chrono::milliseconds(75));  // one is always in the middle of it
  const auto second = std::async(std::launch::async, searchOn);
  bool stored = true;
  for (std::size_t i = 0; i < 1'000 && stored; ++i) stored = append(*database, 100, 100 * i).has_value();
  done = true;
  REQUIRE(stored);
  // 456 MB if it never began anew. The longest wait, which is enough on a busy machine too, comes before 290.
  CHECK(std::filesystem::file_size(file.string() + "-wal") < 300u << 20);
}

TEST_CASE("how long readers are waited for grows with the log, and how often does not") {
  storage::LogRestart restart;
  CHECK(restart.patience(storage::LogRestart::longPages - 1).count() == 0);
  const auto first = restart.patience(storage::LogRestart::longPages);
  CHECK(first.count() > 0);
  CHECK(restart.patience(storage::LogRestart::longPages * 5 / 4).count() == 0);
  CHECK(restart.patience(storage::LogRestart::longPages * 3 / 2) > first);
  CHECK(restart.patience(1'000'000) == storage::LogRestart::longest);
  CHECK(restart.patience(1'200'000).count() == 0);
  CHECK(restart.patience(100).count() == 0);
  CHECK(restart.patience(storage::LogRestart::longPages) == first);
}

TEST_CASE("a log that grew under a long reader is short again once that is gone") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "log.db";
  const auto database = openMigrated("sqlite://" + file.string());
  const auto grown = database->reading([&](const Stores& stores) -> Result<std::uintmax_t> {
    if (auto page = stores.events.list({}); !page) return std::move(page).error();
    for (std::size_t i = 0; i < 200; ++i)
      if (auto appended = append(*database, 100, 100 * i); !appended) return std::move(appended).error();
    return std::filesystem::file_size(file.string() + "-wal");
  });
  REQUIRE(grown.has_value());
  REQUIRE(*grown > 40u << 20);
  REQUIRE(append(*database, 1, 20'000).has_value());
  REQUIRE(append(*database, 1, 20'001).has_value());
  CHECK(std::filesystem::file_size(file.string() + "-wal") < 24u << 20);
}

}  // namespace
}  // namespace vedette::test
