#include <algorithm>
#include <array>

#include "domain/detection/alerting/entity_names.hpp"
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
};
// The same of Windows where shippers nest them: the event's XML as a tree, and winlogbeat's documents.
constexpr std::array nestedEntities{
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

// Spares all other events the search.
bool mayNest(const std::string& json) {
  return json.find("\"Event\"") != std::string::npos || json.find("\"winlog") != std::string::npos;
}

void add(const NamedEntity& named, const Attributes& attributes, std::vector<Entity>& entities) {
  auto value = attributes.find(named.path);
  if (!value || value->empty() || *value == "-" || value->size() > longestValue) return;
  Entity entity{std::string(named.type), *std::move(value)};
  if (std::find(entities.begin(), entities.end(), entity) == entities.end())
    entities.push_back(std::move(entity));
}

template <class Wanted>
std::vector<Entity> entitiesOf(const Event& event, Wanted wanted) {
  std::vector<Entity> entities;
  if (event.attributes.empty()) return entities;
  for (const NamedEntity& each : namedEntities)
    if (wanted(each.part)) add(each, event.attributes, entities);
  if (!mayNest(event.attributes.json())) return entities;
  for (const NamedEntity& each : nestedEntities)
    if (wanted(each.part)) add(each, event.attributes, entities);
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
