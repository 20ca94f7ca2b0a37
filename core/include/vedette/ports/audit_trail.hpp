#pragma once

#include <string>
#include <vector>

#include "vedette/domain/timestamp.hpp"
#include "vedette/result.hpp"

namespace vedette {

// One security-relevant deed. `detail` is a JSON object: what changed or what was removed. Never a secret.
struct AuditEntry {
  Timestamp at;
  std::string actor;
  std::string action;  // "user.create", "alert.delete" ...
  std::string object;  // "user:alice", "alert:17"
  std::string detail = "{}";
};

class AuditTrail {
 public:
  virtual ~AuditTrail() = default;
  virtual Result<void> append(const AuditEntry&) = 0;
  virtual Result<std::vector<AuditEntry>> newest(std::size_t limit) const = 0;
};

}  // namespace vedette
