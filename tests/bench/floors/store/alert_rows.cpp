#include "store/alert_rows.hpp"

#include <array>

namespace vedette::bench {
namespace {

constexpr int high = 3;
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> named{
    {{"\"src_ip\":\"", "ip"}, {"\"dst_ip\":\"", "ip"}, {"\"user\":\"", "user"}}};

std::vector<EntityRow> entitiesIn(std::string_view attributes) {
  std::vector<EntityRow> entities;
  for (const auto& [name, type] : named) {
    const std::size_t at = attributes.find(name);
    if (at == attributes.npos) continue;
    const std::string_view rest = attributes.substr(at + name.size());
    entities.push_back({type, rest.substr(0, rest.find('"'))});
  }
  return entities;
}

std::string jsonOf(std::span<const EntityRow> entities) {
  std::string json = "[";
  for (const auto& [type, value] : entities) {
    if (json.size() > 1) json += ',';
    json.append(R"({"type":")").append(type).append(R"(","value":")").append(value).append(R"("})");
  }
  return json + ']';
}

}  // namespace

std::vector<AlertRow> AlertRows::of(std::span<const EventRow> rows, Id firstEvent) {
  std::vector<AlertRow> alerts;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EventRow row = rows[i];
    if (row.severity < high) continue;
    AlertRow alert{next_++, firstEvent + static_cast<Id>(i), 0, {}, row.description, row.receivedAt, {}, {}};
    alert.title.append(row.type).append(" from ").append(row.source);
    alert.entities = entitiesIn(row.attributes);
    alert.entitiesJson = jsonOf(alert.entities);
    row.type = {};
    alert.facet = facets_.idFor(row);
    alerts.push_back(std::move(alert));
  }
  return alerts;
}

}  // namespace vedette::bench
