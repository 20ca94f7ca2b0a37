#include "service/process/process.hpp"

#include <mimalloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

namespace vedette::app {

void prepareProcess() {
  ::umask(077);
  std::signal(SIGPIPE, SIG_IGN);
  // By default memory goes back after 25 ms, between two requests of a bulk, and comes again page by page.
  mi_option_set(mi_option_decommit_delay, 1000);
}

void hideMemory() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace vedette::app
