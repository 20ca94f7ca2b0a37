#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vedette::app {

struct Chore {
  std::chrono::milliseconds every;
  std::function<void()> run;  // must not throw
};

// Runs chores, one after another, on a thread of its own. Each comes first after one interval.
class Periodic {
 public:
  explicit Periodic(std::vector<Chore>);
  ~Periodic();  // waits for the chore that runs

 private:
  void run();

  using Time = std::chrono::steady_clock::time_point;
  std::vector<Chore> chores_;
  std::vector<Time> due_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace vedette::app
