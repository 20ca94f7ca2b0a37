#include "service/process/stop_signal.hpp"

#include <pthread.h>
#include <unistd.h>

namespace vedette::app {

StopSignal::StopSignal() {
  sigemptyset(&signals_);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&signals_, signal);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
}

void StopSignal::wait(const std::function<void()>& hangUp) {
  int signal = 0;
  do {
    if (sigwait(&signals_, &signal) == 0 && signal == SIGHUP) hangUp();
  } while (signal != SIGTERM && signal != SIGINT);
  for (const int again : {SIGTERM, SIGINT}) std::signal(again, [](int) { _exit(1); });
  sigdelset(&signals_, SIGHUP);
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
}

}  // namespace vedette::app
