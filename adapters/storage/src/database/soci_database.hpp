#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "database/pool.hpp"
#include "vedette/storage/database.hpp"

namespace vedette::storage {

// One connection that writes and some that read.
class SociDatabase final : public Database {
 public:
  SociDatabase(std::unique_ptr<Dialect> dialect, const StorageSettings& settings);

  DatabaseState state() const override;

 protected:
  Result<void> write(const std::function<Result<void>(Stores&)>& work) override;
  Result<void> read(const std::function<Result<void>(const Stores&)>& work) const override;

 private:
  // What one try of a transaction came to: a result, or why there is none.
  struct Try {
    Result<void> result;
    std::optional<Failure> failure = {};
    bool committing = false;  // nobody knows whether what failed then is stored
  };
  using Work = std::function<Result<void>(Stores&)>;
  using Health = std::optional<std::string>;

  Result<void> transact(Pool&, Health&, const Work&) const;
  Try attempt(Pool&, const Work&) const;
  Try run(Pool::Lease&, const Work&) const;
  void note(Health&, Health) const;

  const std::unique_ptr<Dialect> dialect_;
  mutable Pool writers_;
  mutable Pool readers_;
  mutable std::mutex stateMutex_;
  mutable Health writing_;  // why the last commit failed; none: it did not
  mutable Health reading_;
};

}  // namespace vedette::storage
