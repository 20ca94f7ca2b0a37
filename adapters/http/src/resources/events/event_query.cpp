#include "event_query.hpp"

#include "../input/page_query.hpp"
#include "vedette/usecases/browse_events.hpp"

namespace vedette::http {

namespace {

constexpr OrderNames<EventKey, 4> orderNames{{{"timestamp", EventKey::Timestamp},
                                              {"severity", EventKey::Severity},
                                              {"source_name", EventKey::SourceName},
                                              {"event_type", EventKey::EventType}}};

std::optional<Severity> readMinSeverity(QueryReader& query) {
  const auto chosen = query.choices("min_severity", severities, parseSeverity);
  if (chosen.size() > 1)
    query.problem({"min_severity", Violation::BadFormat, "This parameter takes one severity.", {}});
  return chosen.empty() ? std::nullopt : std::optional{chosen.front()};
}

EventFilter readFilter(QueryReader& query) {
  EventFilter filter;
  filter.severities = query.choices("severity", severities, parseSeverity);
  filter.minSeverity = readMinSeverity(query);
  filter.sources = query.texts("source");
  filter.eventTypes = query.texts("event_type");
  filter.since = query.timeBound("since");
  filter.until = query.timeBound("until");
  filter.text = query.text("q").value_or("");
  filter.attributes = query.withPrefix("attr.");
  filter.products = query.texts("product");
  filter.categories = query.texts("category");
  filter.services = query.texts("service");
  return filter;
}

}  // namespace

Result<EventQuery> readEventQuery(const Request& request) {
  Result<QueryReader> query = QueryReader::of(request);
  if (!query) return query.error();
  EventQuery wanted;
  wanted.filter = readFilter(*query);
  if (auto order = readOrdering(*query, orderNames); !order.empty()) wanted.order = std::move(order);
  wanted.page = readPage(*query, BrowseEvents::maxLimit);
  if (auto checked = query->finish(); !checked) return checked.error();
  return wanted;
}

}  // namespace vedette::http
