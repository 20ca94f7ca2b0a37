#include "alert_bulk.hpp"

#include "../input/fields.hpp"
#include "alert_selection.hpp"
#include "vedette/json/alert_json.hpp"

namespace vedette::http {

namespace {

struct BulkChange {
  AlertFilter filter;
  AlertPatch set;
  bool preview = false;
};

void addProblems(std::vector<FieldError>& problems, std::string_view inside, const Error& error) {
  if (error.fields.empty())
    problems.push_back({std::string{inside}, Violation::BadFormat, error.message, {}});
  for (FieldError field : error.fields) {
    field.field = std::string{inside} + '.' + field.field;
    problems.push_back(std::move(field));
  }
}

void readSet(const std::optional<Attributes>& set, BulkChange& change, std::vector<FieldError>& problems) {
  if (!set) return;
  Result<AlertPatch> patch = json::readAlertPatch(set->json());
  if (!patch) return addProblems(problems, "set", patch.error());
  if (patch->empty())
    problems.push_back({"set",
                        Violation::Required,
                        "Name at least one of status, severity, assignee, disposition, note.",
                        {}});
  change.set = std::move(*patch);
}

void readFilter(std::optional<json::Object> filter, BulkChange& change, std::vector<FieldError>& problems) {
  if (!filter) return;
  Result<AlertFilter> selection = readSelection(*filter);
  if (!selection) return addProblems(problems, "filter", selection.error());
  change.filter = std::move(*selection);
}

Result<BulkChange> readBulkChange(const Request& request) {
  Result<json::Fields> fields = readFields(request);
  if (!fields) return fields.error();
  std::optional<json::Object> filter = fields->nested("filter");
  const std::optional<Attributes> set = fields->object("set");
  BulkChange change;
  change.preview = fields->boolean("preview").value_or(false);
  auto problems = fields->problems();
  requireUnlessNamed(problems, "filter", filter.has_value());
  requireUnlessNamed(problems, "set", set.has_value());
  readFilter(std::move(filter), change, problems);
  readSet(set, change, problems);
  if (!problems.empty()) return invalid(std::move(problems));
  return change;
}

}  // namespace

Result<Response> changeAlerts(Core& core, const Call& call) {
  const Result<BulkChange> change = readBulkChange(call.request);
  if (!change) return change.error();
  const Result<BulkOutcome> outcome =
      core.triage.changeAll(call.principal, change->filter, change->set, change->preview);
  if (!outcome) return outcome.error();
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  writer.key("matched").count(outcome->matched).key("changed").count(outcome->changed);
  writer.endObject();
  return json(200, std::move(body));
}

}  // namespace vedette::http
