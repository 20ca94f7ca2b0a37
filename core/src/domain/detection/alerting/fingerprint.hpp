#pragma once

#include <string>

#include "vedette/domain/detection/dedup.hpp"
#include "vedette/domain/events/event.hpp"

namespace vedette {

// What the matches of a rule share that fold into one alert.
std::string fingerprintOf(const std::string& ruleId, const Dedup&, const Event&);

// Adds a value behind its length, so that no two different lists of values read alike.
void appendPart(std::string& fingerprint, std::string_view value);

}  // namespace vedette
