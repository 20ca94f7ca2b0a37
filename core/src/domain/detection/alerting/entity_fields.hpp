#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/domain/detection/engine/event_fields.hpp"

namespace vedette {

// The fields of a table that name whom and what an event is about.
class EntityFields {
 public:
  enum class Part { Subject, Object };  // whom an event comes from, and what else it names

  explicit EntityFields(const detection::FieldTable&);

  std::vector<Entity> of(const detection::EventFields&, std::optional<Part> = {}) const;

 private:
  struct Field {
    detection::FieldId field;
    std::string_view type;
    Part part;
  };
  std::vector<Field> fields_;
};

void addEntityFields(detection::FieldTable&);

}  // namespace vedette
