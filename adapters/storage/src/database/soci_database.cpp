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
  return transact(writers_, dialect_->beginWrite(), writing_, work);
}

Result<void> SociDatabase::read(const std::function<Result<void>(const Stores&)>& work) const {
  return transact(readers_, dialect_->beginRead(), reading_, work);
}

Result<void> SociDatabase::transact(Pool& pool, std::string_view begin, Health& health,
                                    const Work& work) const {
  for (int tries = 1;; ++tries) {
    Try tried = attempt(pool, begin, work);
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

SociDatabase::Try SociDatabase::attempt(Pool& pool, std::string_view begin, const Work& work) const {
  auto lease = pool.acquire();
  if (!lease) return {unavailable("The database is busy: try again.")};
  if (auto failure = start(pool, *lease, begin)) return {{}, std::move(failure)};
  return finish(*lease, work(lease->connect().stores()));
}

// Nothing has been done yet, so a connection that turns out to be dead is no failure of the database.
std::optional<Failure> SociDatabase::start(Pool& pool, Pool::Lease& lease, std::string_view begin) const {
  const bool isFresh = lease.isFresh();
  try {
    lease.connect().connection().script(begin);
    return std::nullopt;
  } catch (const std::exception& problem) {
    Failure failure = dialect_->classify(problem);
    if (!isFresh) {
      pool.discardIdle();
      failure.transient = true;
    }
    return failure;
  }
}

SociDatabase::Try SociDatabase::finish(Pool::Lease& lease, Result<void> result) const {
  ConnectedStores& stores = lease.connect();
  Connection& connection = stores.connection();
  if (connection.failure()) return {{}, connection.failure()};
  try {
    if (result)
      connection.script("COMMIT");
    else
      stores.rollBack();
  } catch (const std::exception& problem) {
    return {{}, dialect_->classify(problem)};
  }
  lease.giveBack();
  return {std::move(result)};
}

void SociDatabase::note(Health& health, Health reason) const {
  const std::lock_guard lock(stateMutex_);
  health = std::move(reason);
}

}  // namespace vedette::storage
