#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "database/connected_stores.hpp"

namespace vedette::storage {

// At most `size` connections of one kind, made when they are needed. Each is lent to one caller at a time;
// one that is not given back is closed, which also rolls back what it was doing.
class Pool {
 public:
  Pool(const Dialect& dialect, Access access, std::size_t size, std::chrono::milliseconds patience)
      : dialect_(dialect), access_(access), size_(size), patience_(patience) {}

  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<ConnectedStores> stores) : pool_(&pool), stores_(std::move(stores)) {}
    Lease(Lease&& other) noexcept
        : pool_(std::exchange(other.pool_, nullptr)), stores_(std::move(other.stores_)) {}
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      stores_.reset();
      if (pool_) pool_->release(nullptr);
    }

    bool isFresh() const { return !stores_; }
    ConnectedStores& connect() {
      if (!stores_) stores_ = std::make_unique<ConnectedStores>(pool_->dialect_, pool_->access_);
      return *stores_;
    }
    // None before it is connected.
    SqlSession* session() { return stores_ ? &stores_->connection().session() : nullptr; }
    void giveBack() { std::exchange(pool_, nullptr)->release(std::move(stores_)); }

   private:
    Pool* pool_;
    std::unique_ptr<ConnectedStores> stores_;
  };

  // Nothing when none became free in time.
  std::optional<Lease> acquire();

  // Closes those that nobody has: the server that they led to may be gone.
  void discardIdle();

 private:
  void release(std::unique_ptr<ConnectedStores>);

  const Dialect& dialect_;
  const Access access_;
  const std::size_t size_;
  const std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<ConnectedStores>> idle_;
  std::size_t lent_ = 0;
};

}  // namespace vedette::storage
