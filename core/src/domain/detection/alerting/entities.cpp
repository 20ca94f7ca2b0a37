#include <algorithm>
#include <array>

#include "domain/detection/alerting/entity_names.hpp"
#include "vedette/domain/detection/engine/field_handler.hpp"
#include "vedette/domain/detection/engine/quick_scanner.hpp"
#include "vedette/domain/detection/rule.hpp"

namespace vedette {
namespace {

enum class Part { Subject, Object };

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

// Numbered as namedEntities are.
struct EntityFields : detection::FieldTable {
  EntityFields() {
    for (const NamedEntity& each : namedEntities) add(each.path);
  }
};

// The text that stands there, when it is one alone.
std::string_view valueAt(const detection::EventFields& fields, detection::FieldId field) {
  if (!fields.has(field)) return {};
  const detection::FieldValue& value = fields.value(fields.first(field));
  const bool alone = value.next == detection::FieldValue::none && value.kind != detection::ValueKind::Object;
  return alone && value.hasText() ? value.text : std::string_view{};
}

// One reading finds all of them: an event that rules match is asked often.
template <class Wanted>
std::vector<Entity> entitiesOf(const Event& event, Wanted wanted) {
  static const EntityFields table;
  std::vector<Entity> entities;
  if (event.attributes.empty()) return entities;
  const std::string& json = event.attributes.json();
  std::string text = json + std::string(detection::QuickScanner::padding, '\0');
  detection::EventFields fields(table);
  detection::QuickScanner scanner(text.data());
  detection::FieldHandler handler(fields, json, scanner);
  scanner.scan(handler, json.size());
  for (std::size_t i = 0; i < namedEntities.size(); ++i) {
    const std::string_view value = valueAt(fields, static_cast<detection::FieldId>(i));
    if (!wanted(namedEntities[i].part) || value.empty() || value == "-" || value.size() > longestValue)
      continue;
    Entity entity{std::string(namedEntities[i].type), std::string(value)};
    if (std::find(entities.begin(), entities.end(), entity) == entities.end())
      entities.push_back(std::move(entity));
  }
  return entities;
}

}  // namespace

std::optional<std::string_view> entityTypeOf(std::string_view attribute) {
  for (const NamedEntity& each : namedEntities)
    if (each.path == attribute) return each.type;
  return std::nullopt;
}

std::vector<Entity> entitiesOf(const Event& event) {
  return entitiesOf(event, [](Part) { return true; });
}

std::vector<Entity> subjectsOf(const Event& event) {
  return entitiesOf(event, [](Part part) { return part == Part::Subject; });
}

}  // namespace vedette
