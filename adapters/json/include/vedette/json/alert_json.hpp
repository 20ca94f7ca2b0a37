#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/domain/alerts/alert_change.hpp"
#include "vedette/domain/alerts/alert_report.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::json {

// An alert by hand as /api/v1 takes it:
// {"title","severity","source","description"?,"iocs"?,"affected_assets"?, "mitre_techniques"?,"metadata"?}.
Result<AlertReport> readAlertReport(std::string_view json);

// {"status"?,"severity"?,"assignee"?,"disposition"?,"note"?}; assignee and disposition may be null.
Result<AlertPatch> readAlertPatch(std::string_view json);

// The members of an alert without the braces, so that "event" may follow. `dedup_hash` is the fingerprint, or
// null; `case_id` is always null while there are no cases.
void writeAlertMembers(Writer&, const Alert&);
void writeAlert(Writer&, const Alert&);

void writeChange(Writer&, const AlertChange&);  // {"at","actor","field","from","to","note"}
void writeFeedback(Writer&, const Feedback&);   // {"feedback","note","origin","actor","at"}

// A JSON array of strings, as a column of a store holds it.
std::string fromTexts(const std::vector<std::string>&);
std::vector<std::string> toTexts(std::string_view json);

}  // namespace vedette::json
