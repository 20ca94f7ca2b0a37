#include "opened.hpp"
#include "temporary_folder.hpp"
#include "workload.hpp"

namespace vedette::test {
namespace {

// Whatever the age: everything.
void removeAll(storage::Database& database) {
  for (const Severity severity : severities) {
    std::string place;
    do {
      auto step = database.atomically([&](Stores& stores) {
        return stores.events.removeBefore(severity, *parseTimestamp("9999-01-01T00:00:00Z"), place, 5'000);
      });
      REQUIRE(step.has_value());
      place = step->place;
    } while (!place.empty());
  }
}

TEST_CASE("the file shrinks when events are removed") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "shrinking.db";
  const auto database = openMigrated("sqlite://" + file.string());
  REQUIRE(fill(*database, 150'000, 0).has_value());
  removeAll(*database);
  const auto before = std::filesystem::file_size(file);
  int steps = 0;
  for (auto more = database->tidy(); more && *more; more = database->tidy()) ++steps;
  CHECK(steps > 5);
  CHECK(std::filesystem::file_size(file) < before / 3);
  REQUIRE(fill(*database, 1'000, 0).has_value());
}

}  // namespace
}  // namespace vedette::test
