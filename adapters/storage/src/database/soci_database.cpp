#include "database/soci_database.hpp"

#include <random>
#include <thread>

namespace vedette::storage {
namespace {

constexpr int maxTries = 4;

Error failed(const Failure& failure) { return unavailable("The database failed: " + failure.reason + "."); }

// Two that lost a race against each other should not meet again.
void pauseBefore(int next) {
  thread_local std::minstd_rand random(std::random_device{}());
  std::this_thread::sleep_for(std::chrono::milliseconds(1 + random() % (5 * static_cast<unsigned>(next))));
}

}  // namespace

SociDatabase::SociDatabase(std::unique_ptr<Dialect> dialect, const StorageSettings& settings)
    : dialect_(std::move(dialect)),
      writers_(*dialect_, Access::Write, 1, settings.patience),
      readers_(*dialect_, Access::Read, std::max<std::size_t>(settings.readers, 1), settings.patience) {}

DatabaseState SociDatabase::state() const {
  const std::lock_guard lock(stateMutex_);
  if (writing_) return {false, *writing_};
  if (reading_) return {false, *reading_};
  return {};
}

Result<void> SociDatabase::write(const std::function<Result<void>(Stores&)>& work) {
  return transact(writers_, writing_, work);
}

Result<void> SociDatabase::read(const std::function<Result<void>(const Stores&)>& work) const {
  return transact(readers_, reading_, work);
}

Result<void> SociDatabase::transact(Pool& pool, Health& health, const Work& work) const {
  for (int tries = 1;; ++tries) {
    Try tried = attempt(pool, work);
    if (!tried.failure) {
      if (tried.result) note(health, {});
      return std::move(tried.result);
    }
    if (!tried.failure->transient || tries == maxTries) {
      note(health, tried.failure->reason);
      return failed(*tried.failure);
    }
    pauseBefore(tries + 1);
  }
}

// A connection may have died in the pool, and the others there with it: that is no failure of the database.
SociDatabase::Try SociDatabase::attempt(Pool& pool, const Work& work) const {
  auto lease = pool.acquire();
  if (!lease) return {unavailable("The database is busy: try again.")};
  const bool isFresh = lease->isFresh();
  Try tried = run(*lease, work);
  if (tried.failure && tried.failure->lost && !isFresh) {
    pool.discardIdle();
    tried.failure->transient = !tried.committing;
  }
  return tried;
}

SociDatabase::Try SociDatabase::run(Pool::Lease& lease, const Work& work) const {
  Try tried;
  try {
    ConnectedStores& stores = lease.connect();
    Connection& connection = stores.connection();
    connection.session().begin();
    tried.result = work(stores.stores());
    if (connection.failure()) {
      tried.failure = connection.failure();
      return tried;
    }
    if (tried.result) {
      tried.committing = true;
      connection.session().commit();
    } else {
      stores.rollBack();
    }
    lease.giveBack();
  } catch (const std::exception& problem) {
    tried.failure = dialect_->classify(problem);
  }
  return tried;
}

void SociDatabase::note(Health& health, Health reason) const {
  const std::lock_guard lock(stateMutex_);
  health = std::move(reason);
}

}  // namespace vedette::storage
