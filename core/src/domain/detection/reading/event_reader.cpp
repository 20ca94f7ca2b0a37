#include "vedette/domain/detection/engine/event_reader.hpp"

#include "vedette/domain/detection/engine/field_handler.hpp"
#include "vedette/domain/detection/engine/quick_scanner.hpp"

namespace vedette::detection {
namespace {

void addOwn(EventFields& fields, FieldId field, std::string_view value) {
  if (field != noField && !fields.has(field)) fields.add(field, ValueKind::Text, value);
}

}  // namespace

EventReader::EventReader(const FieldTable& table)
    : own_{table.find("source_name"), table.find("event_type"), table.find("severity"),
           table.find("description")} {}

void EventReader::read(const Event& event, EventFields& fields) {
  fields.clear();
  const std::string& json = event.attributes.json();
  text_.assign(json).append(QuickScanner::padding, '\0');
  QuickScanner scanner(text_.data());
  FieldHandler handler(fields, json, scanner);
  scanner.scan(handler, json.size());

  addOwn(fields, own_.sourceName, event.sourceName);
  addOwn(fields, own_.eventType, event.eventType);
  addOwn(fields, own_.severity, toString(event.severity));
  const bool described = own_.description != noField && !fields.has(own_.description);
  fields.add(described ? own_.description : noField, ValueKind::Text, event.description);
  if (event.logSource) {
    const auto& [category, product, service] = *event.logSource;
    fields.logSource() = {category, product, service};
  }
}

}  // namespace vedette::detection
