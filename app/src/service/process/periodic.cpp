#include "service/process/periodic.hpp"

#include <pthread.h>

namespace vedette::app {

Chore every(std::chrono::milliseconds interval, std::function<void()> run) {
  return {interval, [interval, run = std::move(run)] {
            run();
            return interval;
          }};
}

Periodic::Periodic(Chore chore) : chore_(std::move(chore)) {
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
  for (auto pause = chore_.first; !stopped_.wait_for(lock, pause, [this] { return stopping_; });) {
    lock.unlock();
    pause = chore_.run();
    lock.lock();
  }
}

}  // namespace vedette::app
