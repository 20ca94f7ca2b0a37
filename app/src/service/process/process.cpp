#include "service/process/process.hpp"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

namespace vedette::app {

void prepareProcess() {
  ::umask(077);
  std::signal(SIGPIPE, SIG_IGN);
  // A fresh arena for every thread would let an idle server keep tens of megabytes.
  mallopt(M_ARENA_MAX, 2);
}

void hideMemory() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace vedette::app
