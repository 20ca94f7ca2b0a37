#include <catch2/catch.hpp>
#include <chrono>

#include "vedette/memory/memory_storage.hpp"

namespace {

using namespace vedette;

double secondsToAppend(memory::MemoryStorage& storage, int transactions) {
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < transactions; ++i) {
    std::vector<Event> batch(10);
    auto appended = storage.atomically([&](Stores& stores) { return stores.events.append(batch); });
    REQUIRE(appended.has_value());
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// A transaction that copied what is stored would cost some hundred times more on the full store.
TEST_CASE("appending to a store of many events costs about what it costs on an empty one") {
  memory::MemoryStorage storage;
  const double empty = secondsToAppend(storage, 500);
  secondsToAppend(storage, 20'000);
  const double full = secondsToAppend(storage, 500);
  CHECK(full < 20 * empty + 0.05);
}

}  // namespace
