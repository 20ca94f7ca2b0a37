#include "events.hpp"

#include "../answer.hpp"
#include "../page_writer.hpp"
#include "event_query.hpp"
#include "vedette/json/event_json.hpp"

namespace vedette::http {

Result<Response> listEvents(Core& core, const Call& call) {
  const Result<EventQuery> query = readEventQuery(call.request);
  if (!query) return query.error();
  const Result<Page<Event>> page = core.events.list(call.principal, *query);
  if (!page) return page.error();
  return pageOf(*page, query->page, json::writeEvent);
}

Result<Response> findEvent(Core& core, const Call& call) {
  const Result<EventId> id = idIn(call.captures[0], "event");
  if (!id) return id.error();
  const Result<Event> event = core.events.find(call.principal, *id);
  if (!event) return event.error();
  std::string body;
  json::Writer writer{body};
  json::writeEvent(writer, *event);
  return json(200, std::move(body));
}

}  // namespace vedette::http
