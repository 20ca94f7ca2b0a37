#include "../input/body.hpp"
#include "../input/fields.hpp"
#include "../input/ordering.hpp"
#include "../input/query.hpp"
#include "../output/pagination.hpp"
#include "../output/vocabulary.hpp"
#include "handlers.hpp"

namespace vedette::http::django {
namespace {

constexpr OrderingNames<EventKey, 3> orderingNames{{{"timestamp", EventKey::Timestamp},
                                                    {"severity", EventKey::Severity},
                                                    {"source_name", EventKey::SourceName}}};

EventQuery eventQuery(Query& query) {
  EventQuery events;
  events.filter.severities = severitiesFor(query.choice("severity", isSeverityWord));
  events.filter.eventTypeContains = query.value("event_type");
  if (const auto source = query.value("source_name"); !source.empty())
    events.filter.sources.emplace_back(source);
  events.order = orderOf(query.ordering(), orderingNames, events.order);
  return events;
}

// The event in the body, or what to answer.
std::variant<NewEvent, Failure> readEvent(const Request& request) {
  auto body = readBody(request);
  if (auto* failure = std::get_if<Failure>(&body)) return std::move(*failure);
  Input input(std::get<json::Object>(std::move(body)));
  EventDraft draft;
  draft.sourceName = input.text("source_name", Presence::Required);
  draft.eventType = input.text("event_type", Presence::Required);
  draft.severity = input.choice("severity", Presence::Required, isSeverityWord);
  draft.description = input.text("description", Presence::Required);
  Result<NewEvent> accepted = NewEvent::accept(std::move(draft));
  if (!accepted) input.add(accepted.error().fields);
  if (input.broken()) return input.failure();
  return *std::move(accepted);
}

void writeMembers(json::Writer& writer, const Event& event) {
  writer.key("id");
  event.id > 0 ? writer.integer(event.id) : writer.null();
  writer.key("source_name").text(event.sourceName).key("event_type").text(event.eventType);
  writer.key("severity").text(wordFor(event.severity)).key("description").text(event.description);
  writer.key("timestamp").time(event.timestamp);
}

Response created(const Result<Receipts>& receipts) {
  if (!receipts) return refusal(receipts.error());
  std::string body;
  json::Writer writer(body);
  writer.startObject();
  writeMembers(writer, receipts->front().event);
  if (receipts->front().spooled) writer.key("durability").text("spool");
  writer.endObject();
  return json(201, std::move(body));
}

}  // namespace

void writeEvent(json::Writer& writer, const Event& event) {
  writer.startObject();
  writeMembers(writer, event);
  writer.endObject();
}

Response listEvents(Core& core, const Call& call) {
  auto query = Query::of(call.request);
  if (!query) return malformedQuery();
  EventQuery events = eventQuery(*query);
  if (!query->problems().empty()) return fieldTexts(query->problems());
  const auto list = [&](PageRequest page) {
    events.page = std::move(page);
    return core.events.list(call.principal, events);
  };
  return paginated(call.request, *query, list, writeEvent);
}

Response showEvent(Core& core, const Call& call) {
  const auto id = idIn(call);
  if (!id) return noSuchObject();
  const Result<Event> event = core.events.find(call.principal, *id);
  if (!event) return refusal(event.error());
  std::string body;
  json::Writer writer(body);
  writeEvent(writer, *event);
  return json(200, std::move(body));
}

void createEvent(const SubmitEvents& submit, const Call& call, const std::function<void(Response)>& reply) {
  auto event = readEvent(call.request);
  if (const auto* failure = std::get_if<Failure>(&event))
    return reply(refusal(*failure, call.request.method));
  Submission submission{call.principal, {}};
  submission.events.push_back(std::get<NewEvent>(std::move(event)));
  const Result<void> taken =
      submit(std::move(submission), [reply](const Result<Receipts>& receipts) { reply(created(receipts)); });
  if (!taken) reply(refusal(taken.error()));
}

}  // namespace vedette::http::django
