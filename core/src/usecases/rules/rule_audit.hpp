#pragma once

#include "vedette/domain/detection/catalogue/catalogued_rule.hpp"
#include "vedette/domain/detection/catalogue/rule_version.hpp"
#include "vedette/ports/audit_trail.hpp"

namespace vedette {

// What the audit trail keeps of changes to rules.
AuditEntry auditedVersion(const char* action, const detection::CataloguedRule&,
                          const detection::RuleVersion&);
AuditEntry auditedDecision(const detection::CataloguedRule&, const detection::RuleOverride&);

// With the text of the rule that goes.
AuditEntry auditedRemoval(const detection::CataloguedRule&, Timestamp at, const std::string& actor);

}  // namespace vedette
