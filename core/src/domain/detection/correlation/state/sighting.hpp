#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "domain/detection/correlation/groups/packed.hpp"
#include "domain/detection/correlation/plan/correlation_plan.hpp"
#include "vedette/domain/detection/engine/event_fields.hpp"

namespace vedette::detection {

// What a correlation rule needs of an event.
struct Sighting {
  enum class State : std::uint8_t { Complete, Ungrouped, Valueless };
  State state = State::Complete;
  std::string_view group;      // packed values of groupBy
  std::string_view valueText;  // what is counted, packed
  double number = 0;
  std::string_view onward;  // the Sightings for the rule's uses, packed; empty without uses
};

// Reads Sightings from events. What one views lives until the next.
class SightingReader {
 public:
  explicit SightingReader(const CorrelationPlan& plan) : plan_(plan) {}

  Sighting read(const CorrelationPath&, const EventFields&);

 private:
  void packOnward(const CorrelationPath&, const EventFields&, std::string& out);

  const CorrelationPlan& plan_;
  Packer group_, value_;
  std::string onward_;
};

// Takes the next Sighting from packed ones.
Sighting unpackSighting(Unpacker&);

}  // namespace vedette::detection
