#pragma once

#include "../../request.hpp"
#include "../../response.hpp"
#include "vedette/json/writer.hpp"
#include "vedette/usecases/rules/browse_rules.hpp"
#include "vedette/usecases/rules/manage_rules.hpp"

namespace vedette::http {

void writeRule(json::Writer&, const RuleView&);
void writeRuleWithText(json::Writer&, const RuleView&);  // with "yaml"
void writeRuleFigures(json::Writer&, const RuleView&);   // {"evaluated", ...}
void writeRuleVersion(json::Writer&, const detection::RuleVersion&);

// {"valid","stage","message","line","column","field","rule_id","title"}
void writeVerdict(json::Writer&, const RuleVerdict&);
Response refusalOf(const RuleVerdict&);  // a problem (RFC 9457) with the verdict as a further member
void writeRuleProblem(json::Writer&, const RuleProblem&);  // {"file","stage", ...}

// {"enabled"?,"severity"?,"dedup"?}; null gives a part back to what the rule declares.
Result<RulePatch> readRulePatch(const Request&);

}  // namespace vedette::http
