#pragma once

#include <optional>
#include <string>

#include "vedette/core.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::http::django {

void writeAlert(json::Writer&, const AlertWithEvent&);

// The alert, when an event is behind it: this API knows no others. NotFound.
Result<AlertWithEvent> findAlert(const Core&, const Principal&, AlertId);

// Gives the alert the status that the word stands for. One that reads as the word already keeps its status,
// so that nobody's "investigating" is lost to a repeated "Acknowledged"; no word changes nothing.
Result<AlertWithEvent> setStatus(Core&, const Principal&, AlertId, const std::optional<std::string>& word);

}  // namespace vedette::http::django
