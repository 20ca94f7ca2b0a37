#include <sys/resource.h>

#include <csignal>
#include <fstream>

#include "opened.hpp"
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

}  // namespace
}  // namespace vedette::test
