#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "vedette/app/load_settings.hpp"

namespace vedette::app {

struct Console {
  std::istream& in;
  std::ostream& out;  // what was asked for, and nothing else
  std::ostream& err;
  bool interactive = false;  // somebody types at `in`, and passwords may be asked for
};

namespace exit_status {
inline constexpr int ok = 0;
inline constexpr int failed = 1;
inline constexpr int usage = 2;  // wrong arguments or settings
}  // namespace exit_status

// The program: `arguments` without its own name. Gives the exit status.
int runCommandLine(std::vector<std::string> arguments, const Variables& environment, Console&);

}  // namespace vedette::app
