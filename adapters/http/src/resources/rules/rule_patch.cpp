#include "../input/fields.hpp"
#include "../input/words.hpp"
#include "rule_json.hpp"

namespace vedette::http {

namespace {

// Takes the member out when it is null.
bool takeNull(json::Object& object, std::string_view name) {
  return std::erase_if(object.members(), [&](const json::Member& member) {
           return member.name == name && member.kind == json::Kind::Null;
         }) > 0;
}

std::vector<std::string> severityNames() {
  std::vector<std::string> names;
  for (const Severity severity : severities) names.emplace_back(toString(severity));
  return names;
}

void readSeverity(json::Fields& fields, RulePatch& patch) {
  const auto text = fields.textOrNull("severity");
  if (!text) return;
  std::optional<Severity> severity;
  if (*text && !(severity = parseSeverity(**text))) {
    fields.problem({"severity", Violation::NotAChoice,
                    "Must be one of " + listed(severityNames()) + ", or null.", **text});
    return;
  }
  patch.severity = severity;
}

// The names of problems begin with that of the member.
RulePatch::DedupPatch readDedup(json::Object object, std::vector<FieldError>& problems) {
  RulePatch::DedupPatch dedup;
  if (takeNull(object, "key")) dedup.key.emplace();
  if (takeNull(object, "window")) dedup.window.emplace();
  json::Fields fields{std::move(object)};
  if (auto key = fields.texts("key")) dedup.key = std::move(key);
  if (const auto window = fields.integer("window")) dedup.window = std::chrono::seconds(*window);
  for (FieldError& problem : fields.problems()) {
    problem.field = "dedup." + problem.field;
    problems.push_back(std::move(problem));
  }
  return dedup;
}

}  // namespace

Result<RulePatch> readRulePatch(const Request& request) {
  auto object = json::Object::parse(request.body);
  if (!object) return object.error();
  RulePatch patch;
  if (takeNull(*object, "dedup")) patch.dedup.emplace();
  json::Fields fields{*std::move(object)};
  patch.enabled = fields.boolean("enabled");
  readSeverity(fields, patch);
  std::vector<FieldError> nested;
  if (auto dedup = fields.nested("dedup")) patch.dedup.emplace(readDedup(*std::move(dedup), nested));
  std::vector<FieldError> problems = fields.problems();
  problems.insert(problems.end(), nested.begin(), nested.end());
  if (!problems.empty()) return invalid(std::move(problems));
  return patch;
}

}  // namespace vedette::http
