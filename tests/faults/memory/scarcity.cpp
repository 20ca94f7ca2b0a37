// Preloaded into a program: makes its memory scarce. The file that SCARCITY names holds a number that is
// looked at all the time: of that many allocations one fails, of 0 none.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" void* __libc_malloc(std::size_t);

namespace {

const volatile std::uint32_t none = 0;
const volatile std::uint32_t* oneIn = &none;
std::atomic<std::uint64_t> allocations{0};

__attribute__((constructor)) void begin() {
  const char* const path = std::getenv("SCARCITY");
  const int file = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (file < 0) return;
  void* const page = ::mmap(nullptr, sizeof none, PROT_READ, MAP_SHARED, file, 0);
  ::close(file);
  if (page != MAP_FAILED) oneIn = static_cast<const volatile std::uint32_t*>(page);
}

// Spreads the failures over all places that allocate, however regular these are.
std::uint64_t mixed(std::uint64_t number) {
  number *= 0x9E37'79B9'7F4A'7C15u;
  number = (number ^ (number >> 30)) * 0xBF58'476D'1CE4'E5B9u;
  return number ^ (number >> 27);
}

}  // namespace

extern "C" __attribute__((visibility("default"))) void* malloc(std::size_t size) {
  const std::uint32_t rate = *oneIn;
  if (rate != 0 && mixed(++allocations) % rate == 0) {
    errno = ENOMEM;
    return nullptr;
  }
  return __libc_malloc(size);
}
