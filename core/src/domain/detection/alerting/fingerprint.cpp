#include "domain/detection/alerting/fingerprint.hpp"

#include <algorithm>

#include "vedette/domain/detection/rule.hpp"

namespace vedette {

void appendPart(std::string& fingerprint, std::string_view value) {
  fingerprint.append(1, '|').append(std::to_string(value.size())).append(1, ':').append(value);
}

namespace {

void appendSubjects(std::string& fingerprint, const std::vector<Entity>& subjects, const Event& event) {
  for (const auto& [type, value] : subjects) appendPart(fingerprint, type), appendPart(fingerprint, value);
  if (subjects.empty()) appendPart(fingerprint, event.sourceName);
}

// All of a field's values; those of a path that no rule can name, as places in a list, stand in the event.
std::string valueOf(const std::string& path, const Event& event, const detection::EventFields& fields) {
  const detection::FieldId field = fields.table().find(path);
  std::vector<std::string_view> values;
  for (auto at = field == detection::noField ? detection::FieldValue::none : fields.first(field);
       at != detection::FieldValue::none; at = fields.value(at).next)
    if (const auto& value = fields.value(at); value.hasText() && value.kind != detection::ValueKind::Object)
      values.push_back(value.text);
  if (values.empty()) return event.attributes.find(path).value_or("");
  if (std::all_of(values.begin(), values.end(), [&](auto value) { return value == values.front(); }))
    return std::string(values.front());
  std::string all;
  for (const std::string_view value : values) appendPart(all, value);
  return all;
}

}  // namespace

std::string fingerprintOf(const std::string& ruleId, const Dedup& dedup, const Event& event) {
  std::string fingerprint = ruleId;
  if (!dedup.key) return appendSubjects(fingerprint, subjectsOf(event), event), fingerprint;
  for (const std::string& path : *dedup.key)
    appendPart(fingerprint, event.attributes.find(path).value_or(""));
  return fingerprint;
}

std::string fingerprintOf(const std::string& ruleId, const Dedup& dedup, const Event& event,
                          const EventView& seen) {
  std::string fingerprint = ruleId;
  if (dedup.key)
    for (const std::string& path : *dedup.key) appendPart(fingerprint, valueOf(path, event, seen.fields));
  else
    appendSubjects(fingerprint, seen.entities.of(seen.fields, EntityFields::Part::Subject), event);
  return fingerprint;
}

}  // namespace vedette
