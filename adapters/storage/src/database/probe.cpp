#include "database/soci_database.hpp"

namespace vedette::storage {
namespace {

using namespace std::chrono_literals;

constexpr auto readsEvery = 2s, commitsEvery = 5s;

// A row that every database has. Writing what stands there is a commit like any other.
Result<void> readOnce(ConnectedStores& stores) {
  Connection& connection = stores.connection();
  return connection.guarded([&]() -> Result<void> {
    connection.integer("SELECT next FROM counters WHERE name = 'event'", {});
    return {};
  });
}

Result<void> writeOnce(ConnectedStores& stores) {
  Connection& connection = stores.connection();
  return connection.guarded([&]() -> Result<void> {
    connection.run("UPDATE counters SET next = next WHERE name = 'event'", {});
    return {};
  });
}

}  // namespace

// What works under load needs no probe; what failed is tried again at once, because nobody may ask for
// anything before it is said to be ready.
void SociDatabase::probe() {
  constexpr auto probe = Availability::By::Probe;
  const auto now = Availability::Clock::now();
  if (!reading_.workedSince(now - readsEvery))
    static_cast<void>(transact(readers_, reading_, readOnce, probe));
  if (!writing_.workedSince(now - commitsEvery))
    static_cast<void>(transact(writers_, writing_, writeOnce, probe));
}

}  // namespace vedette::storage
