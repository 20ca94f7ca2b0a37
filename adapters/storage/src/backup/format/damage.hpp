#pragma once

#include <cstdint>

#include "backup/problem.hpp"

namespace vedette::storage::backup {

inline Problem cutOff(std::uint64_t bytes) {
  return Problem(invalid("The backup is cut off: it ends after " + std::to_string(bytes) + " bytes."));
}

inline Problem changed() {
  return Problem(invalid("The backup is damaged: it was changed after it was written."));
}

inline Problem tooNew(const std::string& what) {
  return Problem(invalid("The backup is newer than this program: " + what + "."));
}

}  // namespace vedette::storage::backup
