#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vedette/domain/events/event.hpp"
#include "vedette/domain/page.hpp"

namespace vedette {

// Fields AND together; the values within one OR. An empty list selects all.
struct EventFilter {
  std::vector<Severity> severities = {};
  std::optional<Severity> minSeverity = {};
  std::vector<std::string> sources = {};
  std::vector<std::string> eventTypes = {};
  std::string eventTypeContains = {};  // ASCII case-insensitive substring
  std::vector<std::string> products = {};
  std::vector<std::string> categories = {};
  std::vector<std::string> services = {};
  std::optional<Timestamp> since = {};  // timestamp >= since
  std::optional<Timestamp> until = {};  // timestamp < until
  std::string text = {};                // substring of the description, ASCII case-insensitive
  // Path and the texts that Attributes::find may give there.
  std::vector<std::pair<std::string, std::vector<std::string>>> attributes = {};

  // Must look into each event: bounded by maxSearched.
  bool searches() const { return !text.empty() || !attributes.empty(); }
  bool matches(const Event&) const;
};

// A search by text or attribute reads every event that the other filters leave. When these are more, the
// answer is Invalid and says to narrow it: exact or refused, never silently cut.
inline constexpr std::size_t maxSearched = 100'000;

enum class EventKey { Timestamp, Severity, SourceName, EventType };
using EventOrder = std::vector<Order<EventKey>>;

// What is left of an ordering is by timestamp, then id, the newest first.
struct EventQuery {
  EventFilter filter = {};
  EventOrder order = {{EventKey::Timestamp, true}};
  PageRequest page = {};
};

}  // namespace vedette
