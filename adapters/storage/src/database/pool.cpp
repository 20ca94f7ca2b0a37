#include "database/pool.hpp"

namespace vedette::storage {

std::optional<Pool::Lease> Pool::acquire() {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, patience_, [this] { return lent_ < size_; })) return std::nullopt;
  ++lent_;
  std::unique_ptr<ConnectedStores> stores;
  if (!idle_.empty()) {
    stores = std::move(idle_.back());
    idle_.pop_back();
  }
  return std::optional<Lease>(std::in_place, *this, std::move(stores));
}

void Pool::discardIdle() {
  std::vector<std::unique_ptr<ConnectedStores>> closing;
  const std::lock_guard lock(mutex_);
  closing.swap(idle_);
}

void Pool::release(std::unique_ptr<ConnectedStores> stores) {
  {
    const std::lock_guard lock(mutex_);
    --lent_;
    if (stores) idle_.push_back(std::move(stores));
  }
  freed_.notify_one();
}

}  // namespace vedette::storage
