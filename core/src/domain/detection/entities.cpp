#include <algorithm>
#include <array>

#include "vedette/domain/detection/rule.hpp"

namespace vedette {
namespace {

struct NamedEntity {
  std::string_view path;
  std::string_view type;
};

// Plain names, the Elastic Common Schema's, and those of Windows events.
constexpr std::array namedEntities{
    NamedEntity{"src_ip", "ip"},
    NamedEntity{"source.ip", "ip"},
    NamedEntity{"IpAddress", "ip"},
    NamedEntity{"dst_ip", "ip"},
    NamedEntity{"destination.ip", "ip"},
    NamedEntity{"user", "user"},
    NamedEntity{"user.name", "user"},
    NamedEntity{"TargetUserName", "user"},
    NamedEntity{"host", "host"},
    NamedEntity{"host.name", "host"},
    NamedEntity{"hostname", "host"},
    NamedEntity{"Computer", "host"},
    NamedEntity{"domain", "domain"},
    NamedEntity{"process", "process"},
    NamedEntity{"process.name", "process"},
    NamedEntity{"file.path", "file"},
};
constexpr std::size_t longestValue = 1024;

}  // namespace

std::vector<Entity> entitiesOf(const Event& event) {
  std::vector<Entity> entities;
  if (event.attributes.empty()) return entities;
  for (const auto& [path, type] : namedEntities) {
    auto value = event.attributes.find(path);
    if (!value || value->empty() || *value == "-" || value->size() > longestValue) continue;
    Entity entity{std::string(type), *std::move(value)};
    if (std::find(entities.begin(), entities.end(), entity) == entities.end())
      entities.push_back(std::move(entity));
  }
  return entities;
}

}  // namespace vedette
