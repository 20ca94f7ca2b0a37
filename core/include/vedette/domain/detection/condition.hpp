#pragma once

#include <string>
#include <variant>
#include <vector>

#include "vedette/domain/events/event.hpp"

namespace vedette {

struct Condition;

struct SeverityAtLeast {
  Severity severity;
};
struct SourceIs {
  std::string sourceName;
};
struct EventTypeIs {
  std::string eventType;  // compared without regard to ASCII case
};
struct AttributeIs {
  std::string path;
  std::string value;
};
struct AllOf {
  std::vector<Condition> conditions;
};
struct AnyOf {
  std::vector<Condition> conditions;
};
struct Not {
  std::vector<Condition> condition;  // exactly one
};

// What a rule asks of one event.
struct Condition {
  std::variant<SeverityAtLeast, SourceIs, EventTypeIs, AttributeIs, AllOf, AnyOf, Not> test;

  bool holds(const Event&) const;
};

}  // namespace vedette
