#pragma once

#include "sql/connection.hpp"
#include "vedette/ports/audit_trail.hpp"

namespace vedette::storage {

class SociAudit final : public AuditTrail {
 public:
  explicit SociAudit(Connection& connection) : connection_(connection) {}

  Result<void> append(const AuditEntry&) override;
  Result<std::vector<AuditEntry>> newest(std::size_t limit) const override;

 private:
  Connection& connection_;
};

}  // namespace vedette::storage
