#include "domain/detection/alerting/fingerprint.hpp"

#include "vedette/domain/detection/rule.hpp"

namespace vedette {

void appendPart(std::string& fingerprint, std::string_view value) {
  fingerprint.append(1, '|').append(std::to_string(value.size())).append(1, ':').append(value);
}

std::string fingerprintOf(const std::string& ruleId, const Dedup& dedup, const Event& event) {
  std::string fingerprint = ruleId;
  if (dedup.key) {
    for (const std::string& path : *dedup.key)
      appendPart(fingerprint, event.attributes.find(path).value_or(""));
    return fingerprint;
  }
  const std::vector<Entity> subjects = subjectsOf(event);
  for (const auto& [type, value] : subjects) appendPart(fingerprint, type), appendPart(fingerprint, value);
  if (subjects.empty()) appendPart(fingerprint, event.sourceName);
  return fingerprint;
}

}  // namespace vedette
