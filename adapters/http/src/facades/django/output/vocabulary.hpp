#pragma once

#include <string_view>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/domain/severity.hpp"

// This API knows four severities and three alert statuses; the domain knows five and six. Each domain value
// reads as exactly one word here, and a word stands for every value that reads as it: in filters, in answers
// and when somebody sets it. Words are compared exactly, case included.
namespace vedette::http::django {

std::string_view wordFor(Severity);     // Low (for info too), Medium, High, Critical
std::string_view wordFor(AlertStatus);  // Open, Acknowledged, Resolved

// Empty when there is no such word. The first status is the one that setting the word means: new, triaged,
// resolved.
std::vector<Severity> severitiesFor(std::string_view word);
std::vector<AlertStatus> statusesFor(std::string_view word);

bool isSeverityWord(std::string_view);
bool isStatusWord(std::string_view);

}  // namespace vedette::http::django
