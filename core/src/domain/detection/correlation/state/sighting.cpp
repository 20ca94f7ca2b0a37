#include "domain/detection/correlation/state/sighting.hpp"

#include <bit>
#include <charconv>
#include <cmath>

#include "domain/detection/correlation/plan/shape.hpp"

namespace vedette::detection {
namespace {

// The field's value, of an array the first; null when there is none.
const FieldValue* valueOf(FieldId field, const EventFields& event) {
  std::uint32_t at = event.first(field);
  if (at == FieldValue::none) return nullptr;
  while (event.value(at).next != FieldValue::none) at = event.value(at).next;
  return event.value(at).hasText() ? &event.value(at) : nullptr;
}

bool pack(const std::vector<FieldId>& fields, const EventFields& event, Packer& out) {
  out.clear();
  for (const FieldId field : fields) {
    const FieldValue* value = valueOf(field, event);
    if (!value) return false;
    out.add(value->text);
  }
  return true;
}

bool parse(const std::vector<FieldId>& fields, const EventFields& event, double& out) {
  const FieldValue* value = valueOf(fields.front(), event);
  if (!value) return false;
  const char* end = value->text.data() + value->text.size();
  const auto [stop, error] = std::from_chars(value->text.data(), end, out);
  return error == std::errc{} && stop == end && std::isfinite(out);
}

void append(std::string& out, const Sighting& sighting) {
  Packer packer;
  packer.add(static_cast<std::uint64_t>(sighting.state)).add(sighting.group).add(sighting.valueText);
  packer.add(std::bit_cast<std::uint64_t>(sighting.number)).add(sighting.onward);
  out.append(packer.text());
}

}  // namespace

Sighting SightingReader::read(const CorrelationPath& path, const EventFields& event) {
  Sighting sighting;
  if (!path.onward.empty()) {
    onward_.clear();
    packOnward(path, event, onward_);
    sighting.onward = onward_;
  }
  const CorrelationType type = plan_.compiled[path.correlation].type;
  if (!pack(path.group, event, group_)) {
    sighting.state = Sighting::State::Ungrouped;
    return sighting;
  }
  sighting.group = group_.text();
  const bool hasValue = isNumeric(type)
                            ? parse(path.values, event, sighting.number)
                            : type != CorrelationType::ValueCount || pack(path.values, event, value_);
  if (!hasValue) sighting.state = Sighting::State::Valueless;
  if (type == CorrelationType::ValueCount && hasValue) sighting.valueText = value_.text();
  return sighting;
}

void SightingReader::packOnward(const CorrelationPath& path, const EventFields& event, std::string& out) {
  for (const CorrelationPath& next : path.onward) {
    SightingReader reader(plan_);
    append(out, reader.read(next, event));
  }
}

Sighting unpackSighting(Unpacker& packed) {
  Sighting sighting;
  sighting.state = static_cast<Sighting::State>(packed.number());
  sighting.group = packed.text();
  sighting.valueText = packed.text();
  sighting.number = std::bit_cast<double>(packed.number());
  sighting.onward = packed.text();
  return sighting;
}

}  // namespace vedette::detection
