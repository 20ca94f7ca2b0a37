#include "vedette/domain/detection/condition.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

struct Evaluate {
  const Event& event;

  bool operator()(const SeverityAtLeast& test) const { return event.severity >= test.severity; }
  bool operator()(const SourceIs& test) const { return event.sourceName == test.sourceName; }
  bool operator()(const EventTypeIs& test) const {
    return equalsIgnoringCase(event.eventType, test.eventType);
  }
  bool operator()(const AttributeIs& test) const { return event.attributes.find(test.path) == test.value; }
  bool operator()(const AllOf& test) const {
    return std::all_of(test.conditions.begin(), test.conditions.end(),
                       [this](const Condition& c) { return c.holds(event); });
  }
  bool operator()(const AnyOf& test) const {
    return std::any_of(test.conditions.begin(), test.conditions.end(),
                       [this](const Condition& c) { return c.holds(event); });
  }
  bool operator()(const Not& test) const {
    return std::none_of(test.condition.begin(), test.condition.end(),
                        [this](const Condition& c) { return c.holds(event); });
  }
};

}  // namespace

bool Condition::holds(const Event& event) const { return std::visit(Evaluate{event}, test); }

}  // namespace vedette
