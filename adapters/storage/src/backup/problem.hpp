#pragma once

#include <stdexcept>
#include <string>

#include "vedette/error.hpp"

namespace vedette::storage::backup {

// Ends a backup or a restore; becomes an Error at the adapter's edge.
class Problem : public std::runtime_error {
 public:
  explicit Problem(Error error) : runtime_error(error.message), error_(std::move(error)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

}  // namespace vedette::storage::backup
