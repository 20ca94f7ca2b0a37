#include "alerts.hpp"

#include "../answer.hpp"
#include "../input/etag.hpp"
#include "../page_writer.hpp"
#include "alert_query.hpp"
#include "vedette/json/alert_json.hpp"
#include "vedette/json/event_json.hpp"

namespace vedette::http {

namespace {

Response whole(unsigned status, const Alert& alert) {
  std::string body;
  json::Writer writer{body};
  json::writeAlert(writer, alert);
  Response response = json(status, std::move(body));
  response.fields.emplace_back("ETag", etagOf(alert.version));
  return response;
}

Response withEvent(const AlertWithEvent& found) {
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  json::writeAlertMembers(writer, found.alert);
  writer.key("event");
  found.event ? json::writeEvent(writer, *found.event) : void(writer.null());
  writer.endObject();
  Response response = json(200, std::move(body));
  response.fields.emplace_back("ETag", etagOf(found.alert.version));
  return response;
}

Response notModified(const Alert& alert) {
  Response response = noContent();
  response.status = 304;
  response.fields.emplace_back("ETag", etagOf(alert.version));
  return response;
}

// If-Match may list several versions; the change is tried with each, so no read can come between. Only strong
// tags match (RFC 9110, 13.1.1).
Result<Alert> changeIfMatching(Core& core, const Call& call, AlertId id, const AlertPatch& patch) {
  const auto tags = readEntityTags("If-Match", call.request.field("if-match"));
  if (!tags) return tags.error();
  if (!*tags || (*tags)->any) return core.triage.change(call.principal, id, patch);
  Result<Alert> changed = Error{ErrorKind::Stale, "The alert has another version than If-Match names.", {}};
  for (const std::uint64_t version : (*tags)->strong) {
    changed = core.triage.change(call.principal, id, patch, version);
    if (changed || changed.error().kind != ErrorKind::Stale) break;
  }
  return changed;
}

}  // namespace

Result<Response> listAlerts(Core& core, const Call& call) {
  const Result<AlertQuery> query = readAlertQuery(call.request);
  if (!query) return query.error();
  const Result<Page<Alert>> page = core.alerts.list(call.principal, *query);
  if (!page) return page.error();
  return pageOf(*page, query->page, json::writeAlert);
}

Result<Response> findAlert(Core& core, const Call& call) {
  const Result<AlertId> id = idIn(call.captures[0], "alert");
  if (!id) return id.error();
  const auto known = readEntityTags("If-None-Match", call.request.field("if-none-match"));
  if (!known) return known.error();
  const Result<AlertWithEvent> found = core.alerts.find(call.principal, *id);
  if (!found) return found.error();
  if (*known && (*known)->names(found->alert.version)) return notModified(found->alert);
  return withEvent(*found);
}

Result<Response> createAlert(Core& core, const Call& call) {
  Result<AlertReport> report = json::readAlertReport(call.request.body);
  if (!report) return report.error();
  const Result<Reported> reported = core.triage.report(call.principal, std::move(*report));
  if (!reported) return reported.error();
  return whole(reported->isNew ? 201 : 200, reported->alert);
}

Result<Response> changeAlert(Core& core, const Call& call) {
  const Result<AlertId> id = idIn(call.captures[0], "alert");
  if (!id) return id.error();
  const Result<AlertPatch> patch = json::readAlertPatch(call.request.body);
  if (!patch) return patch.error();
  const Result<Alert> changed = changeIfMatching(core, call, *id, *patch);
  if (!changed) return changed.error();
  return whole(200, *changed);
}

Result<Response> removeAlert(Core& core, const Call& call) {
  const Result<AlertId> id = idIn(call.captures[0], "alert");
  if (!id) return id.error();
  const Result<void> removed = core.triage.remove(call.principal, *id);
  if (!removed) return removed.error();
  return noContent();
}

}  // namespace vedette::http
