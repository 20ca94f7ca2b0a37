#include "traced.hpp"

#include <cstdlib>

#include "fault.hpp"

namespace vedette::faults {

std::vector<std::string> traced(const std::string& call, const std::string& what) {
  static const bool works = std::system("strace -o /dev/null true 2>/dev/null") == 0;
  if (!works) throw CannotBeDone("strace is missing or may not trace");
  return {
      "strace", "-D", "-f", "-o", "/dev/null", "-e", "trace=" + call, "-e", "inject=" + call + ":" + what};
}

}  // namespace vedette::faults
