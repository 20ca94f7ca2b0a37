#pragma once

#include "vedette/domain/alerts/alert_filter.hpp"
#include "vedette/json/object.hpp"

namespace vedette::http {

// The filter of a bulk change: an object with the parameters of GET /alerts, each a text as in the query or
// an array of texts that are taken literally. {} selects every alert.
Result<AlertFilter> readSelection(const json::Object&);

}  // namespace vedette::http
