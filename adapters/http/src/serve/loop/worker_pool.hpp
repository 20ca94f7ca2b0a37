#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vedette::http {

// Threads for work that may wait, behind a bounded queue.
class WorkerPool {
 public:
  // At most `maxWaiting` jobs wait while all threads are busy.
  WorkerPool(std::size_t threads, std::size_t maxWaiting);
  ~WorkerPool();  // closes
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  struct Job {
    std::function<void()> work;
    std::function<void()> done;  // called when the thread is free again
  };

  // False, without taking the job, when the queue is full or the pool is closed. Jobs must not throw.
  bool submit(Job job);

  // Takes no more, finishes what was taken.
  void close();

 private:
  void work();

  const std::size_t maxWaiting_;
  std::mutex mutex_;
  std::condition_variable available_;
  std::deque<Job> waiting_;
  std::size_t free_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vedette::http
