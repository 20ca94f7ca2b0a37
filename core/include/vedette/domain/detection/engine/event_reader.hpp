#pragma once

#include <string>

#include "vedette/domain/detection/engine/event_fields.hpp"
#include "vedette/domain/events/event.hpp"

namespace vedette::detection {

// Shows an event to rules: its attributes by their names and, where no attribute has the name, its own
// source_name, event_type, severity and description. Its log source is what it declares.
class EventReader {
 public:
  explicit EventReader(const FieldTable&);

  // Clears and fills the fields; what they view lives until the next read, and no longer than the event.
  void read(const Event&, EventFields&);

 private:
  struct OwnFields {
    FieldId sourceName, eventType, severity, description;
  };
  OwnFields own_;
  std::string text_;
};

}  // namespace vedette::detection
