#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace vedette::app {

struct Chore {
  std::chrono::milliseconds first;                 // the pause before it comes first
  std::function<std::chrono::milliseconds()> run;  // gives the pause before it comes again; must not throw
};

// At even intervals, the first of them before it comes first.
Chore every(std::chrono::milliseconds interval, std::function<void()> run);

// Runs a chore again and again on a thread of its own.
class Periodic {
 public:
  explicit Periodic(Chore);
  ~Periodic();  // waits for the chore when it runs

 private:
  void run();

  const Chore chore_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace vedette::app
