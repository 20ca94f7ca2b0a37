#include "alerts.hpp"

#include "../input/body.hpp"
#include "../input/fields.hpp"
#include "../input/ordering.hpp"
#include "../input/query.hpp"
#include "../output/pagination.hpp"
#include "../output/vocabulary.hpp"
#include "handlers.hpp"

namespace vedette::http::django {
namespace {

constexpr OrderingNames<AlertKey, 3> orderingNames{{{"created_at", AlertKey::CreatedAt},
                                                    {"status", AlertKey::TriageState},
                                                    {"event__severity", AlertKey::EventSeverity}}};

AlertQuery alertQuery(Query& query) {
  AlertQuery alerts;
  alerts.filter.withEvent = true;
  alerts.filter.statuses = statusesFor(query.choice("status", isStatusWord));
  alerts.filter.eventSeverities = severitiesFor(query.choice("severity", isSeverityWord));
  alerts.order = orderOf(query.ordering(), orderingNames, alerts.order);
  return alerts;
}

Response answer(unsigned status, const Result<AlertWithEvent>& alert) {
  if (!alert) return refusal(alert.error());
  std::string body;
  json::Writer writer(body);
  writeAlert(writer, *alert);
  return json(status, std::move(body));
}

Result<AlertWithEvent> report(Core& core, const Principal& principal, EventId event,
                              const std::optional<std::string>& word) {
  // The answer shows the alert: who may not see it is refused before it is there.
  if (auto allowed = principal.require(Permission::AlertsRead); !allowed) return std::move(allowed).error();
  const AlertStatus status = word ? statusesFor(*word).front() : AlertStatus::New;
  const Result<Alert> alert = core.triage.reportForEvent(principal, event, status);
  if (!alert) return alert.error();
  return core.alerts.find(principal, alert->id);
}

}  // namespace

void writeAlert(json::Writer& writer, const AlertWithEvent& both) {
  writer.startObject().key("id").integer(both.alert.id).key("event");
  writeEvent(writer, *both.event);
  writer.key("status").text(wordFor(both.alert.status));
  writer.key("created_at").time(both.alert.createdAt);
  writer.key("resolved_at").timeOrNull(both.alert.resolvedAt).endObject();
}

Response listAlerts(Core& core, const Call& call) {
  auto query = Query::of(call.request);
  if (!query) return malformedQuery();
  AlertQuery alerts = alertQuery(*query);
  if (!query->problems().empty()) return fieldTexts(query->problems());
  const auto list = [&](PageRequest page) {
    alerts.page = std::move(page);
    return core.alerts.listWithEvents(call.principal, alerts);
  };
  return paginated(call.request, *query, list, writeAlert);
}

Response showAlert(Core& core, const Call& call) {
  const auto id = idIn(call);
  return id ? answer(200, findAlert(core, call.principal, *id)) : noSuchObject();
}

Response createAlert(Core& core, const Call& call) {
  auto body = readBody(call.request);
  if (const auto* failure = std::get_if<Failure>(&body)) return refusal(*failure, call.request.method);
  Input input(std::get<json::Object>(std::move(body)));
  const auto event = input.integer("event_id", Presence::Required);
  const auto word = input.choice("status", Presence::Optional, isStatusWord);
  if (input.broken()) return refusal(input.failure(), call.request.method);
  return answer(201, report(core, call.principal, *event, word));
}

Response replaceAlert(Core& core, const Call& call) {
  const auto id = idIn(call);
  if (!id) return noSuchObject();
  const Result<AlertWithEvent> current = findAlert(core, call.principal, *id);
  if (!current) return refusal(current.error());
  auto body = readBody(call.request);
  if (const auto* failure = std::get_if<Failure>(&body)) return refusal(*failure, call.request.method);
  Input input(std::get<json::Object>(std::move(body)));
  const auto event = input.integer("event_id", Presence::Required);
  if (event && *event != current->event->id)
    input.problem({"event_id", Violation::Reference, "The event of an alert cannot be changed.", {}});
  const auto word = input.choice("status", Presence::Optional, isStatusWord);
  if (input.broken()) return refusal(input.failure(), call.request.method);
  return answer(200, setStatus(core, call.principal, *id, word));
}

Response changeAlert(Core& core, const Call& call) {
  const auto id = idIn(call);
  if (!id) return noSuchObject();
  const Result<AlertWithEvent> current = findAlert(core, call.principal, *id);
  if (!current) return refusal(current.error());
  auto body = readBody(call.request);
  if (const auto* failure = std::get_if<Failure>(&body)) return refusal(*failure, call.request.method);
  Input input(std::get<json::Object>(std::move(body)));
  const auto word = input.choice("status", Presence::Optional, isStatusWord);
  if (input.broken()) return refusal(input.failure(), call.request.method);
  const Result<AlertWithEvent> changed = setStatus(core, call.principal, *id, word);
  if (!changed) return refusal(changed.error());
  std::string answer;
  json::Writer(answer).startObject().key("status").text(wordFor(changed->alert.status)).endObject();
  return json(200, std::move(answer));
}

Response deleteAlert(Core& core, const Call& call) {
  const auto id = idIn(call);
  if (!id) return noSuchObject();
  const Result<AlertWithEvent> current = findAlert(core, call.principal, *id);
  if (!current) return refusal(current.error());
  const Result<void> removed = core.triage.remove(call.principal, *id);
  return removed ? noContent() : refusal(removed.error());
}

}  // namespace vedette::http::django
