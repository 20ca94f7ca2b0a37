#include <algorithm>
#include <utility>

#include "members/field_problems.hpp"
#include "vedette/domain/text.hpp"
#include "vedette/json/alert_json.hpp"
#include "vedette/json/object.hpp"

namespace vedette::json {
namespace {

template <class Choices>
std::string choicesOf(const Choices& values) {
  std::vector<std::string_view> names;
  for (const auto value : values) names.push_back(toString(value));
  return listed(names);
}

// One of an enumeration's names; anything else is a problem.
template <class Choice, class Choices>
std::optional<Choice> choose(Fields& fields, std::string_view field, std::string_view value,
                             std::optional<Choice> (*parse)(std::string_view), const Choices& choices) {
  const auto chosen = parse(value);
  if (!chosen) fields.problem(notAChoice(field, value, choicesOf(choices)));
  return chosen;
}

void readChoices(Fields& fields, AlertPatch& patch) {
  if (const auto status = fields.text("status"))
    patch.status = choose(fields, "status", *status, parseAlertStatus, alertStatuses);
  if (const auto severity = fields.text("severity"))
    patch.severity = choose(fields, "severity", *severity, parseSeverity, severities);
  const auto disposition = fields.textOrNull("disposition");
  if (!disposition) return;
  patch.disposition.emplace();
  if (*disposition)
    *patch.disposition = choose(fields, "disposition", **disposition, parseDisposition, dispositions);
}

}  // namespace

Result<AlertReport> readAlertReport(std::string_view json) {
  auto object = Object::parse(json);
  if (!object) return std::move(object).error();
  Fields fields(std::move(*object));
  AlertReport report;
  report.title = fields.text("title");
  report.severity = fields.text("severity");
  report.source = fields.text("source");
  report.description = fields.text("description").value_or("");
  report.iocs = fields.texts("iocs").value_or(std::vector<std::string>{});
  report.affectedAssets = fields.texts("affected_assets").value_or(std::vector<std::string>{});
  report.mitreTechniques = fields.texts("mitre_techniques").value_or(std::vector<std::string>{});
  report.metadata = fields.object("metadata").value_or(Attributes{});
  auto problems = fields.problems();
  if (problems.empty()) return report;
  if (const auto draft = accept(report); !draft) addProblems(problems, draft.error());
  return invalid(std::move(problems));
}

Result<AlertPatch> readAlertPatch(std::string_view json) {
  auto object = Object::parse(json);
  if (!object) return std::move(object).error();
  Fields fields(std::move(*object));
  AlertPatch patch;
  readChoices(fields, patch);
  patch.assignee = fields.textOrNull("assignee");
  patch.note = fields.text("note").value_or("");
  if (lengthOf(patch.note) > AlertPatch::maxNote) fields.problem(tooLong("note", AlertPatch::maxNote));
  auto problems = fields.problems();
  if (!problems.empty()) return invalid(std::move(problems));
  return patch;
}

}  // namespace vedette::json
