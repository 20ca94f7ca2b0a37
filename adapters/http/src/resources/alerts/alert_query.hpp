#pragma once

#include "../input/query_reader.hpp"
#include "vedette/domain/alerts/alert_filter.hpp"

namespace vedette::http {

// severity, status, source, rule, entity, assignee, disposition, since, until, q: of the query, and of the
// filter of a bulk change.
AlertFilter readAlertFilter(QueryReader&);

// GET /alerts: the filter, ordering and the page.
Result<AlertQuery> readAlertQuery(const Request&);

}  // namespace vedette::http
