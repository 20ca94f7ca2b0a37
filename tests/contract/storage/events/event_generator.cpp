#include <algorithm>

#include "events/event_model.hpp"
#include "samples.hpp"

namespace vedette::contract {
namespace {

const std::vector<Severity> ranks(severities.begin(), severities.end());
const std::vector<std::string> sources{"sshd", "SSHD", "nginx", "it's", "100%", "a_b", "\xC3\xA9t\xC3\xA9"};
const std::vector<std::string> types{"login",  "Failed_Login", "failedXlogin", "100%_up",
                                     "100 up", "back\\slash",  "LOGIN"};
const std::vector<std::string> typeParts{"login", "LOGIN", "d_l", "%", "_", "\\", "0%_", "x", "zzz"};
const std::vector<std::string> parts{"", "linux", "windows", "auth", "Linux"};
const std::vector<std::string> descriptions{"Failed password for root", "FAILED PASSWORD", "50% of _all_",
                                            "it's \\ odd", "\xF0\x9F\x9A\xA8 alarm"};
const std::vector<std::string> words{"password", "Root", "%", "_", "\\", "'", "\xF0\x9F\x9A\xA8", "zzz"};
const std::vector<std::string> names{"root", "admin", "100%", "it's"};

}  // namespace

template <class T>
std::vector<T> EventGenerator::someOf(const std::vector<T>& values) {
  std::vector<T> some;
  for (std::size_t i = 1 + below(3); i > 0; --i) some.push_back(oneOf(values));
  return some;
}

// Few hours, few microseconds in each, and now and then exactly on the hour.
Timestamp EventGenerator::time() {
  const auto hour = std::chrono::hours(below(5));
  return oneIn(4) ? at(hour) : at(hour + std::chrono::microseconds(below(4) * 1'199'999'999));
}

Event EventGenerator::event() {
  Event made = vedette::contract::event({}, time());
  made.sourceName = oneOf(sources);
  made.eventType = oneOf(types);
  made.severity = oneOf(ranks);
  made.description = oneOf(descriptions);
  if (oneIn(2)) made.logSource = LogSource{oneOf(parts), oneOf(parts), oneOf(parts)};
  if (oneIn(2)) made.attributes = attributes({{"user", oneOf(names)}, {"host", oneOf(names)}});
  return made;
}

std::vector<Event> EventGenerator::events(std::size_t count) {
  std::vector<Event> made;
  for (std::size_t i = 0; i < count; ++i) made.push_back(event());
  return made;
}

EventFilter EventGenerator::filter() {
  EventFilter filter;
  if (oneIn(4)) filter.severities = someOf(ranks);
  if (oneIn(4)) filter.minSeverity = oneOf(ranks);
  if (oneIn(4)) filter.sources = someOf(sources);
  if (oneIn(5)) filter.eventTypes = someOf(types);
  if (oneIn(5)) filter.eventTypeContains = oneOf(typeParts);
  if (oneIn(7)) filter.products = someOf(parts);
  if (oneIn(7)) filter.categories = someOf(parts);
  if (oneIn(7)) filter.services = someOf(parts);
  if (oneIn(4)) filter.since = time();
  if (oneIn(4)) filter.until = time();
  if (oneIn(5)) filter.text = oneOf(words);
  if (oneIn(7)) filter.attributes.push_back({"user", someOf(names)});
  if (oneIn(14)) filter.attributes.push_back({"host", someOf(names)});
  return filter;
}

EventOrder EventGenerator::order() {
  EventOrder order;
  for (std::size_t i = below(4); i > 0; --i) order.push_back({static_cast<EventKey>(below(4)), oneIn(2)});
  return order;
}

}  // namespace vedette::contract
