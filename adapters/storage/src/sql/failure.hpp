#pragma once

#include <string>

namespace vedette::storage {

// What went wrong in the database, in words that hold no values.
struct Failure {
  bool transient = false;  // a lost race or a lock: the same work may well succeed on another try
  bool lost = false;       // the connection is gone, and with it what was not committed
  std::string reason = {};
};

}  // namespace vedette::storage
