#pragma once

#include <csignal>
#include <functional>

namespace vedette::app {

// SIGTERM and SIGINT as something to wait for. Make it before the first thread: threads inherit the mask.
class StopSignal {
 public:
  StopSignal();

  // Returns at SIGTERM or SIGINT; from then on another one ends the process at once, with status 1.
  // SIGHUP calls `hangUp` and waits on.
  void wait(const std::function<void()>& hangUp);

 private:
  sigset_t signals_;
};

}  // namespace vedette::app
