#include "stores/memory_audit.hpp"

namespace vedette::memory {

Result<void> MemoryAudit::append(const AuditEntry& entry) {
  entries_.put(entries_.size(), entry);
  return {};
}

Result<std::vector<AuditEntry>> MemoryAudit::newest(std::size_t limit) const {
  std::vector<AuditEntry> newest;
  for (auto at = entries_.end(); at != entries_.begin() && newest.size() < limit;)
    newest.push_back((--at)->second);
  return newest;
}

}  // namespace vedette::memory
