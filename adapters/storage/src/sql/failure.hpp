#pragma once

#include <string>

#include "vedette/error.hpp"

namespace vedette::storage {

// What went wrong in the database, in words that hold no values.
struct Failure {
  bool transient = false;  // a lost race or a lock: the same work may well succeed on another try
  bool lost = false;       // the connection is gone, and with it what was not committed
  std::string reason = {};
  Cause cause = lost ? Cause::StoreAway : Cause::Other;
};

}  // namespace vedette::storage
