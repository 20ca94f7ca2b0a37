#include "service/process/periodic.hpp"

#include <pthread.h>

#include <algorithm>

namespace vedette::app {

Periodic::Periodic(std::vector<Chore> chores) : chores_(std::move(chores)) {
  const Time now = std::chrono::steady_clock::now();
  for (const Chore& chore : chores_) due_.push_back(now + chore.every);
  thread_ = std::thread([this] { run(); });
  pthread_setname_np(thread_.native_handle(), "housekeeping");
}

Periodic::~Periodic() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_one();
  thread_.join();
}

void Periodic::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_ && !chores_.empty()) {
    const auto next = std::min_element(due_.begin(), due_.end());
    if (stopped_.wait_until(lock, *next, [this] { return stopping_; })) return;
    const Chore& chore = chores_[static_cast<std::size_t>(next - due_.begin())];
    lock.unlock();
    chore.run();
    lock.lock();
    *next = std::chrono::steady_clock::now() + chore.every;
  }
}

}  // namespace vedette::app
