#include "database/soci_database.hpp"

#include <random>
#include <thread>

namespace vedette::storage {
namespace {

constexpr int maxTries = 4;

Error failed(const Failure& failure) {
  return unavailable("The database failed: " + failure.reason + ".", failure.cause);
}

// Two that lost a race against each other should not meet again.
void pauseBefore(int next) {
  thread_local std::minstd_rand random(std::random_device{}());
  std::this_thread::sleep_for(std::chrono::milliseconds(1 + random() % (5 * static_cast<unsigned>(next))));
}

}  // namespace

SociDatabase::SociDatabase(std::unique_ptr<Dialect> dialect, const StorageSettings& settings,
                           Preparation preparation)
    : dialect_(std::move(dialect)),
      patience_(settings.patience),
      prepare_(std::move(preparation.run)),
      prepared_(!prepare_),
      writers_(*dialect_, Access::Write, 1, settings.patience),
      readers_(*dialect_, Access::Read, std::max<std::size_t>(settings.readers, 1), settings.patience),
      writing_(preparation.lastFailure),
      reading_(preparation.lastFailure) {}

DatabaseState SociDatabase::state() const {
  if (const auto reason = writing_.reason()) return {false, *reason};
  if (const auto reason = reading_.reason()) return {false, *reason};
  return {};
}

// While the database is away there is nothing to tidy; finding out about it is for others.
Result<bool> SociDatabase::tidy() {
  if (!state().connected) return false;
  if (auto failure = prepare()) return failed(*failure);
  auto reader = readers_.acquire();
  auto writer = writers_.acquire();
  if (!reader || !writer) return unavailable("The database is busy: try again.");
  try {
    const bool more = dialect_->tidy(reader->connect().connection(), writer->connect().connection());
    reader->giveBack();
    writer->giveBack();
    return more;
  } catch (const std::exception& problem) {
    for (Pool::Lease* lease : {&*reader, &*writer})
      if (SqlSession* session = lease->session()) session->abandon();
    return failed(dialect_->classify(problem));
  }
}

Result<void> SociDatabase::write(const std::function<Result<void>(Stores&)>& work) {
  return transact(writers_, writing_, [&](ConnectedStores& stores) { return work(stores.stores()); });
}

Result<void> SociDatabase::read(const std::function<Result<void>(const Stores&)>& work) const {
  return transact(readers_, reading_, [&](ConnectedStores& stores) { return work(stores.stores()); });
}

Result<void> SociDatabase::ask(const std::function<Result<void>(const Stores&)>& work) const {
  return transact(readers_, reading_, [&](ConnectedStores& stores) {
    stores.connection().forOneQuestion();
    return work(stores.stores());
  });
}

Result<void> SociDatabase::transact(Pool& pool, Availability& availability, const Work& work,
                                    Availability::By by) const {
  const auto use = availability.use(by);
  if (!use)
    return failed({.lost = true, .reason = availability.reason().value_or("its server is being reached")});
  const auto end = use->began() + patience_;
  for (int tries = 1;; ++tries) {
    Try tried = attempt(pool, work, end);
    if (!tried.failure) {
      if (tried.result) use->worked();
      return std::move(tried.result);
    }
    if (!tried.failure->transient || tries == maxTries || Availability::Clock::now() > end) {
      use->failed(*tried.failure);
      // Who reads would wait for the same server as long as who wrote.
      if (tried.failure->lost)
        (&availability == &writing_ ? reading_ : writing_).note(tried.failure, use->began());
      return failed(*tried.failure);
    }
    pauseBefore(tries + 1);
  }
}

std::optional<Failure> SociDatabase::prepare() const {
  if (prepared_) return {};
  const std::lock_guard lock(preparing_);
  if (prepared_) return {};
  auto failure = prepare_();
  prepared_ = !failure;
  return failure;
}

// A connection may have died in the pool, and the others there with it: that is no failure of the database.
SociDatabase::Try SociDatabase::attempt(Pool& pool, const Work& work, Time deadline) const {
  if (auto failure = prepare()) return {{}, std::move(failure)};
  auto lease = pool.acquire();
  if (!lease) return {unavailable("The database is busy: try again.")};
  const bool isFresh = lease->isFresh();
  Try tried = run(*lease, work);
  if (tried.failure && tried.failure->lost && !isFresh) {
    pool.discardIdle();
    tried.failure->transient = true;
  }
  if (tried.unanswered) findOut(tried, deadline);
  return tried;
}

SociDatabase::Try SociDatabase::run(Pool::Lease& lease, const Work& work) const {
  Try tried;
  try {
    ConnectedStores& stores = lease.connect();
    stores.connection().begin();
    tried.result = work(stores);
    if (stores.connection().failure()) {
      tried.failure = stores.connection().failure();
    } else if (tried.result) {
      stores.connection().session().commit();
    } else {
      stores.rollBack();
    }
  } catch (const std::exception& problem) {
    tried.failure = dialect_->classify(problem);
  }
  if (SqlSession* session = lease.session()) {
    if (tried.failure && tried.failure->lost) tried.unanswered = session->unanswered();
    if (tried.failure || !session->isSound())
      session->abandon();
    else
      lease.giveBack();
  }
  return tried;
}

void SociDatabase::findOut(Try& tried, Time deadline) const {
  const Outcome outcome = outcomeOf(*tried.unanswered, deadline);
  if (outcome == Outcome::Committed) return tried.failure.reset();
  tried.failure->transient = outcome == Outcome::RolledBack;
  if (!tried.failure->transient) tried.failure->reason = "the server was lost while it committed";
}

Outcome SociDatabase::outcomeOf(const Trace& trace, Time deadline) const {
  using std::chrono::milliseconds;
  for (milliseconds pause(5); Availability::Clock::now() + pause < deadline;
       pause = std::min(2 * pause, milliseconds(250))) {
    try {
      const Outcome outcome = dialect_->connect(Access::Read)->outcomeOf(trace);
      if (outcome != Outcome::Running) return outcome;
    } catch (const std::exception&) {
      // It may be on its way back, or another one to take its place.
    }
    std::this_thread::sleep_for(pause);
  }
  return Outcome::Unknown;
}

}  // namespace vedette::storage
