#pragma once

#include "vedette/app/settings.hpp"

namespace vedette::app {

// Held by the one server of an installation, as long as the object lives; the kernel frees it when the
// process ends in any way. SQLite: a file beside the database. PostgreSQL: a file in the data folder.
class InstanceLock {
 public:
  // Conflict when another process holds it. The folder must exist.
  static Result<InstanceLock> take(const Settings&);

  InstanceLock(InstanceLock&&) noexcept;
  InstanceLock& operator=(InstanceLock&&) = delete;
  ~InstanceLock();

 private:
  explicit InstanceLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace vedette::app
