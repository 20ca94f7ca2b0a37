#pragma once

#include "transactions/table.hpp"
#include "vedette/ports/audit_trail.hpp"

namespace vedette::memory {

class MemoryAudit final : public AuditTrail {
 public:
  explicit MemoryAudit(UndoLog& undo) : entries_(undo) {}

  Result<void> append(const AuditEntry&) override;
  Result<std::vector<AuditEntry>> newest(std::size_t limit) const override;

 private:
  Table<std::size_t, AuditEntry> entries_;
};

}  // namespace vedette::memory
