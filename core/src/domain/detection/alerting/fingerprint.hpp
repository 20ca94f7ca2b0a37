#pragma once

#include <string>

#include "domain/detection/alerting/entity_fields.hpp"
#include "vedette/domain/detection/dedup.hpp"
#include "vedette/domain/events/event.hpp"

namespace vedette {

// An event as the rules of a set see it.
struct EventView {
  const detection::EventFields& fields;
  const EntityFields& entities;
};

// What the matches of a rule share that fold into one alert. With the event's fields the key's paths are
// names in rules.
std::string fingerprintOf(const std::string& ruleId, const Dedup&, const Event&);
std::string fingerprintOf(const std::string& ruleId, const Dedup&, const Event&, const EventView&);

// Adds a value behind its length, so that no two different lists of values read alike.
void appendPart(std::string& fingerprint, std::string_view value);

}  // namespace vedette
