#include "attack_coverage.hpp"

#include "../input/query_reader.hpp"
#include "vedette/json/writer.hpp"

namespace vedette::http {

namespace {

void writeTechnique(json::Writer& writer, const attack::Tactic& tactic,
                    const AttackCoverage::Technique& technique) {
  writer.startObject();
  writer.key("tactic").text(tactic.slug);
  writer.key("technique").text(technique.id);
  writer.key("rule_count").count(technique.ruleTitles.size());
  writer.key("alert_count").count(technique.alerts);
  writer.key("covered").boolean(!technique.ruleTitles.empty());
  writer.key("detected").boolean(technique.alerts > 0);
  writer.key("rule_names").texts(technique.ruleTitles);
  writer.key("last_fired").timeOrNull(technique.lastFired);
  writer.endObject();
}

void writeColumn(json::Writer& writer, const AttackCoverage::Column& column) {
  const attack::Tactic& tactic = *column.tactic;
  writer.startObject();
  writer.key("tactic").text(tactic.slug);
  writer.key("tactic_display_name").text(std::string(tactic.name) + " (" + std::string(tactic.id) + ")");
  writer.key("techniques").startArray();
  for (const auto& technique : column.techniques) writeTechnique(writer, tactic, technique);
  writer.endArray().endObject();
}

Response whole(const AttackCoverage& coverage) {
  std::string body;
  json::Writer writer{body};
  writer.startObject();
  writer.key("window_since").time(coverage.since).key("window_until").time(coverage.until);
  writer.key("tactics").startArray();
  for (const auto& column : coverage.tactics) writeColumn(writer, column);
  writer.endArray().key("summary").startObject();
  writer.key("total_techniques_covered").count(coverage.techniquesCovered);
  writer.key("total_techniques_detected").count(coverage.techniquesDetected);
  writer.key("total_rules_with_attack_tags").count(coverage.rulesWithTags);
  writer.key("total_alerts_matched").count(coverage.alertsMatched);
  writer.endObject().endObject();
  return json(200, std::move(body));
}

}  // namespace

Result<Response> showAttackCoverage(Core& core, const Call& call) {
  Result<QueryReader> query = QueryReader::of(call.request);
  if (!query) return query.error();
  const auto since = query->timeBound("since"), until = query->timeBound("until");
  if (const auto checked = query->finish(); !checked) return checked.error();
  const Result<AttackCoverage> coverage = core.attackCoverage(call.principal, since, until);
  if (!coverage) return coverage.error();
  return whole(*coverage);
}

}  // namespace vedette::http
