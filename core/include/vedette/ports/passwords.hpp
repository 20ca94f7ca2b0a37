#pragma once

#include <string>
#include <string_view>

#include "vedette/result.hpp"

namespace vedette {

// Slow on purpose (tens of milliseconds): call it where waiting is fine, and bound how many run at once.
class Passwords {
 public:
  virtual ~Passwords() = default;

  // MUST return a PHC string with a fresh random salt.
  virtual Result<std::string> hash(std::string_view password) const = 0;

  // MUST do the full work of a comparison, and return false, when `phc` is empty or not a hash:
  // an unknown account takes as long as a known one.
  virtual bool verify(std::string_view password, std::string_view phc) const = 0;

  // MUST be true when `phc` was made with other parameters than hash() uses now.
  virtual bool outdated(std::string_view phc) const = 0;
};

}  // namespace vedette
