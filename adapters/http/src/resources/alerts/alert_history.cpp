#include "alert_history.hpp"

#include "../answer.hpp"
#include "../input/page_query.hpp"
#include "../page_writer.hpp"
#include "vedette/json/alert_json.hpp"
#include "vedette/json/event_json.hpp"

namespace vedette::http {

namespace {

// One page of what `list`, a member of BrowseAlerts, gives of the alert in the path.
template <class Item>
Result<Response> listOf(Core& core, const Call& call,
                        Result<Page<Item>> (BrowseAlerts::*list)(const Principal&, AlertId,
                                                                 const PageRequest&) const,
                        void (*writeItem)(json::Writer&, const Item&)) {
  const Result<AlertId> id = idIn(call.captures[0], "alert");
  if (!id) return id.error();
  Result<QueryReader> query = QueryReader::of(call.request);
  if (!query) return query.error();
  const PageRequest asked = readPage(*query, BrowseAlerts::maxLimit);
  if (const auto checked = query->finish(); !checked) return checked.error();
  const Result<Page<Item>> page = (core.alerts.*list)(call.principal, *id, asked);
  if (!page) return page.error();
  return pageOf(*page, asked, writeItem);
}

}  // namespace

Result<Response> listAlertChanges(Core& core, const Call& call) {
  return listOf(core, call, &BrowseAlerts::history, json::writeChange);
}

Result<Response> listAlertEvents(Core& core, const Call& call) {
  return listOf(core, call, &BrowseAlerts::events, json::writeEvent);
}

Result<Response> listAlertFeedback(Core& core, const Call& call) {
  return listOf(core, call, &BrowseAlerts::feedback, json::writeFeedback);
}

}  // namespace vedette::http
