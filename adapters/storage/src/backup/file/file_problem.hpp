#pragma once

#include <string>
#include <system_error>

#include "backup/problem.hpp"

namespace vedette::storage::backup {

// What the system said no to.
inline Problem fileProblem(const std::string& what, int code) {
  return Problem(unavailable(what + ": " + std::generic_category().message(code) + "."));
}

}  // namespace vedette::storage::backup
