#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace vedette::storage {

// The JSON array that Dialect::amongIntegers takes.
inline std::string idArray(const std::vector<std::int64_t>& ids) {
  std::string array = "[";
  for (const std::int64_t id : ids) {
    if (array.size() > 1) array += ',';
    array += std::to_string(id);
  }
  return array + ']';
}

}  // namespace vedette::storage
