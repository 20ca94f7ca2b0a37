#pragma once

#include <string>
#include <vector>

#include "vedette/ports/storage.hpp"

namespace vedette::test {

// `count` events of some sources, types and log sources, a second apart from `first` on.
std::vector<Event> someEvents(std::size_t count, std::size_t first = 0, std::size_t attributeBytes = 20);

// An alert by a rule for each of the events, which are stored.
std::vector<AlertDraft> alertsFor(const std::vector<Event>& events);

// Stores that many of both, in batches, and 500 alerts more that the same events fold into. Gives
// the first problem.
Result<void> fill(Storage&, std::size_t events, std::size_t alerts);

// Every documented filter in every documented order.
std::vector<EventQuery> everyEventQuery();
std::vector<AlertQuery> everyAlertQuery();

// All of them, forwards by page, offset and cursor.
Result<void> runEveryList(const Stores&);

}  // namespace vedette::test
