#include <algorithm>
#include <array>

#include "domain/detection/alerting/entity_fields.hpp"
#include "domain/detection/alerting/entity_names.hpp"
#include "vedette/domain/detection/engine/field_handler.hpp"
#include "vedette/domain/detection/engine/quick_scanner.hpp"
#include "vedette/domain/detection/rule.hpp"

namespace vedette {
namespace {

using Part = EntityFields::Part;

struct NamedEntity {
  std::string_view path;
  std::string_view type;
  Part part = Part::Object;
};

// Plain names, the Elastic Common Schema's, and those of Windows, CloudTrail and Zeek. A subject is whom an
// event comes from: two of them are two stories.
constexpr std::array namedEntities{
    NamedEntity{"src_ip", "ip", Part::Subject},
    NamedEntity{"source.ip", "ip", Part::Subject},
    NamedEntity{"IpAddress", "ip", Part::Subject},
    NamedEntity{"sourceIPAddress", "ip", Part::Subject},
    NamedEntity{"id.orig_h", "ip", Part::Subject},
    NamedEntity{"dst_ip", "ip"},
    NamedEntity{"destination.ip", "ip"},
    NamedEntity{"id.resp_h", "ip"},
    NamedEntity{"user", "user", Part::Subject},
    NamedEntity{"user.name", "user", Part::Subject},
    NamedEntity{"User", "user", Part::Subject},
    NamedEntity{"SubjectUserName", "user", Part::Subject},
    NamedEntity{"TargetUserName", "user", Part::Subject},
    NamedEntity{"userIdentity.arn", "user", Part::Subject},
    NamedEntity{"host", "host", Part::Subject},
    NamedEntity{"host.name", "host", Part::Subject},
    NamedEntity{"hostname", "host", Part::Subject},
    NamedEntity{"Computer", "host", Part::Subject},
    NamedEntity{"domain", "domain"},
    NamedEntity{"process", "process"},
    NamedEntity{"process.name", "process"},
    NamedEntity{"file.path", "file"},
    // Windows where shippers nest it: the event's XML as a tree, and winlogbeat's documents.
    NamedEntity{"Event.EventData.IpAddress", "ip", Part::Subject},
    NamedEntity{"Event.EventData.User", "user", Part::Subject},
    NamedEntity{"Event.EventData.SubjectUserName", "user", Part::Subject},
    NamedEntity{"Event.EventData.TargetUserName", "user", Part::Subject},
    NamedEntity{"Event.System.Computer", "host", Part::Subject},
    NamedEntity{"winlog.event_data.IpAddress", "ip", Part::Subject},
    NamedEntity{"winlog.event_data.User", "user", Part::Subject},
    NamedEntity{"winlog.event_data.SubjectUserName", "user", Part::Subject},
    NamedEntity{"winlog.event_data.TargetUserName", "user", Part::Subject},
    NamedEntity{"winlog.computer_name", "host", Part::Subject},
};
constexpr std::size_t longestValue = 1024;

// The text that stands there, when it is one alone.
std::string_view valueAt(const detection::EventFields& fields, detection::FieldId field) {
  std::string_view text;
  for (auto at = fields.first(field); at != detection::FieldValue::none; at = fields.value(at).next) {
    const detection::FieldValue& value = fields.value(at);
    const bool differs = text.data() && text != value.text;
    if (differs || value.kind == detection::ValueKind::Object || !value.hasText()) return {};
    text = value.text;
  }
  return text;
}

std::vector<Entity> entitiesOf(const Event& event, std::optional<Part> part) {
  static const auto table = [] {
    detection::FieldTable made;
    addEntityFields(made);
    return made;
  }();
  static const EntityFields entities(table);
  if (event.attributes.empty()) return {};
  const std::string& json = event.attributes.json();
  std::string text = json + std::string(detection::QuickScanner::padding, '\0');
  detection::EventFields fields(table);
  detection::QuickScanner scanner(text.data());
  detection::FieldHandler handler(fields, json, scanner);
  scanner.scan(handler, json.size());
  return entities.of(fields, part);
}

}  // namespace

std::optional<std::string_view> entityTypeOf(std::string_view attribute) {
  for (const NamedEntity& each : namedEntities)
    if (each.path == attribute) return each.type;
  return std::nullopt;
}

void addEntityFields(detection::FieldTable& table) {
  for (const NamedEntity& each : namedEntities) table.addOwn(each.path);
}

EntityFields::EntityFields(const detection::FieldTable& table) {
  for (const NamedEntity& each : namedEntities) {
    const detection::FieldId field = table.find(each.path);
    const bool known = std::any_of(fields_.begin(), fields_.end(), [&](auto& f) { return f.field == field; });
    if (field != detection::noField && !known) fields_.push_back({field, each.type, each.part});
  }
}

std::vector<Entity> EntityFields::of(const detection::EventFields& event, std::optional<Part> part) const {
  std::vector<Entity> entities;
  for (const Field& each : fields_) {
    if ((part && each.part != *part) || !event.has(each.field)) continue;
    const std::string_view value = valueAt(event, each.field);
    if (value.empty() || value == "-" || value.size() > longestValue) continue;
    Entity entity{std::string(each.type), std::string(value)};
    if (std::find(entities.begin(), entities.end(), entity) == entities.end())
      entities.push_back(std::move(entity));
  }
  return entities;
}

std::vector<Entity> entitiesOf(const Event& event) { return entitiesOf(event, std::nullopt); }

std::vector<Entity> subjectsOf(const Event& event) { return entitiesOf(event, Part::Subject); }

}  // namespace vedette
