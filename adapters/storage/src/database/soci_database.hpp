#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include "database/availability.hpp"
#include "database/pool.hpp"
#include "vedette/storage/database.hpp"

namespace vedette::storage {

// What must have been done before the first use, and could not be yet: each use tries until it is.
struct Preparation {
  std::function<std::optional<Failure>()> run = {};
  std::optional<Failure> lastFailure = {};
};

// One connection that writes and some that read.
class SociDatabase final : public Database {
 public:
  SociDatabase(std::unique_ptr<Dialect> dialect, const StorageSettings& settings, Preparation = {});

  DatabaseState state() const override;
  void probe() override;
  Result<bool> tidy() override;

 protected:
  Result<void> write(const std::function<Result<void>(Stores&)>& work) override;
  Result<void> read(const std::function<Result<void>(const Stores&)>& work) const override;
  Result<void> ask(const std::function<Result<void>(const Stores&)>& work) const override;

 private:
  using Time = Availability::Clock::time_point;
  using Work = std::function<Result<void>(ConnectedStores&)>;

  // What one try of a transaction came to: a result, or why there is none.
  struct Try {
    Result<void> result;
    std::optional<Failure> failure = {};
    std::optional<Trace> unanswered = {};  // nobody knows yet whether it is committed
  };

  Result<void> transact(Pool&, Availability&, const Work&, Availability::By = Availability::By::Caller) const;
  std::optional<Failure> prepare() const;
  Try attempt(Pool&, const Work&, Time deadline) const;
  Try run(Pool::Lease&, const Work&) const;
  void findOut(Try&, Time deadline) const;
  Outcome outcomeOf(const Trace&, Time deadline) const;

  const std::unique_ptr<Dialect> dialect_;
  const std::chrono::milliseconds patience_;
  const std::function<std::optional<Failure>()> prepare_;
  mutable std::mutex preparing_;
  mutable std::atomic<bool> prepared_;
  mutable Pool writers_;
  mutable Pool readers_;
  mutable Availability writing_;
  mutable Availability reading_;
};

}  // namespace vedette::storage
