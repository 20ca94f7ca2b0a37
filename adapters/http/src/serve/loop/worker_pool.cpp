#include "serve/loop/worker_pool.hpp"

#include <algorithm>

namespace vedette::http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t maxWaiting)
    : maxWaiting_(maxWaiting), free_(std::max<std::size_t>(threads, 1)) {
  for (std::size_t i = free_; i > 0; --i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { close(); }

bool WorkerPool::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || waiting_.size() >= free_ + maxWaiting_) return false;
    waiting_.push_back(std::move(job));
  }
  available_.notify_one();
  return true;
}

void WorkerPool::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  available_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

void WorkerPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    available_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const Job job = std::move(waiting_.front());
    waiting_.pop_front();
    --free_;
    lock.unlock();
    job.work();
    lock.lock();
    ++free_;
    lock.unlock();
    job.done();
    lock.lock();
  }
}

}  // namespace vedette::http
