#include "identity/soci_audit.hpp"

#include <array>

namespace vedette::storage {

Result<void> SociAudit::append(const AuditEntry& entry) {
  return connection_.guarded([&]() -> Result<void> {
    connection_.run("INSERT INTO audit (id, at, actor, action, object, detail) VALUES (?, ?, ?, ?, ?, ?)",
                    {connection_.reserve("audit", 1), entry.at, entry.actor, entry.action, entry.object,
                     Value::json(entry.detail)});
    return {};
  });
}

Result<std::vector<AuditEntry>> SociAudit::newest(std::size_t limit) const {
  static constexpr std::array columns{Kind::Time, Kind::Text, Kind::Text, Kind::Text, Kind::Json};
  return connection_.guarded([&]() -> Result<std::vector<AuditEntry>> {
    std::vector<AuditEntry> entries;
    connection_.each("SELECT at, actor, action, object, detail FROM audit ORDER BY id DESC LIMIT ?", columns,
                     {limit}, [&](Row& row) {
                       entries.push_back({row.time(0), row.text(1), row.text(2), row.text(3), row.text(4)});
                     });
    return entries;
  });
}

}  // namespace vedette::storage
