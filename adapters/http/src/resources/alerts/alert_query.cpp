#include "alert_query.hpp"

#include "../input/page_query.hpp"
#include "vedette/usecases/browse_alerts.hpp"

namespace vedette::http {

namespace {
constexpr OrderNames<AlertKey, 4> orderNames{{{"created_at", AlertKey::CreatedAt},
                                              {"severity", AlertKey::Severity},
                                              {"status", AlertKey::Status},
                                              {"source", AlertKey::Source}}};
}  // namespace

AlertFilter readAlertFilter(QueryReader& query) {
  AlertFilter filter;
  filter.severities = query.choices("severity", severities, parseSeverity);
  filter.statuses = query.choices("status", alertStatuses, parseAlertStatus);
  filter.sources = query.texts("source");
  filter.rules = query.texts("rule");
  filter.entities = query.texts("entity");
  filter.assignees = query.texts("assignee");
  filter.dispositions = query.choices("disposition", dispositions, parseDisposition);
  filter.since = query.timeBound("since");
  filter.until = query.timeBound("until");
  filter.text = query.text("q").value_or("");
  return filter;
}

Result<AlertQuery> readAlertQuery(const Request& request) {
  Result<QueryReader> query = QueryReader::of(request);
  if (!query) return query.error();
  AlertQuery wanted;
  wanted.filter = readAlertFilter(*query);
  if (auto order = readOrdering(*query, orderNames); !order.empty()) wanted.order = std::move(order);
  wanted.page = readPage(*query, BrowseAlerts::maxLimit);
  if (auto checked = query->finish(); !checked) return checked.error();
  return wanted;
}

}  // namespace vedette::http
