#pragma once

#include <cstdio>
#include <cstdlib>

// What must hold for every input. The fuzzer keeps the input that breaks it.
inline void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", what);
  std::abort();
}
