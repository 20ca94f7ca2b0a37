#include "alerts/alert_rows.hpp"

#include <algorithm>
#include <set>

#include "facets/counted_rows.hpp"
#include "facets/paging/arm_rows.hpp"
#include "facets/paging/merged_rows.hpp"
#include "sql/fetch.hpp"
#include "vedette/json/alert_json.hpp"

namespace vedette::storage {
namespace {

constexpr const char* columnList =
    "id, facet_id, version, title, description, event_id, fingerprint, occurrences, first_seen, last_seen, "
    "entities, iocs, mitre_techniques, affected_assets, metadata, created_at, updated_at, resolved_at, "
    "evidence, superseded";
constexpr std::array columns{Kind::Integer, Kind::Integer, Kind::Integer, Kind::Text, Kind::Text,
                             Kind::Integer, Kind::Text,    Kind::Integer, Kind::Time, Kind::Time,
                             Kind::Json,    Kind::Json,    Kind::Json,    Kind::Json, Kind::Json,
                             Kind::Time,    Kind::Time,    Kind::Time,    Kind::Json, Kind::Boolean};

Value evidenceOf(const Alert& alert) {
  return alert.evidence.empty() ? Value::absent(Kind::Json) : Value::json(alert.evidence.json());
}

// An alert names an entity once however often it stands there.
std::set<std::pair<std::string, std::string>> distinctEntities(const Alert& alert) {
  std::set<std::pair<std::string, std::string>> entities;
  for (Entity& entity : alert.entities.items())
    entities.emplace(std::move(entity.value), std::move(entity.type));
  return entities;
}

}  // namespace

std::optional<std::string> foldKey(bool byRule, bool current, const std::string& fingerprint) {
  if (fingerprint.empty() || (byRule && !current)) return std::nullopt;
  return (byRule ? "rule:" : "hand:") + fingerprint;
}

std::optional<std::string> foldKey(const Alert& alert) {
  return foldKey(alert.rule.has_value(), !isClosed(alert.status) && !alert.superseded, alert.fingerprint);
}

std::optional<std::string> foldKey(const AlertDraft& draft) {
  return foldKey(draft.rule.has_value(), true, draft.fingerprint);
}

AlertRows::AlertRows(Connection& connection)
    : connection_(connection),
      facets_(connection),
      selectByIds_(std::string("SELECT ") + columnList + " FROM alerts WHERE " +
                   connection.dialect().amongIntegers("id")),
      selectByFoldKeys_(std::string("SELECT ") + columnList + " FROM alerts WHERE " +
                        connection.dialect().amongTexts("fold_key")),
      selectSuperseded_(std::string("SELECT ") + columnList +
                        " FROM alerts WHERE superseded AND last_seen >= ? AND first_seen <= ? AND " +
                        connection.dialect().amongTexts("fingerprint")) {}

std::optional<Alert> AlertRows::find(AlertId id) const {
  static const std::string select = std::string("SELECT ") + columnList + " FROM alerts WHERE id = ?";
  std::optional<Alert> found;
  connection_.each(select, columns, {id}, [&](Row& row) { found = read(row); });
  return found;
}

std::vector<Alert> AlertRows::fetch(const std::vector<AlertId>& ids) const {
  return fetchInOrder<Alert>(connection_, selectByIds_, columns, ids, [this](Row& row) { return read(row); });
}

std::vector<Alert> AlertRows::fetchArm(const Arm& arm, const KeyRange& range, std::size_t count) const {
  std::vector<Alert> found;
  found.reserve(std::min(count, mostReserved));
  connection_.each(armStatement(AlertFacets::table(), columnList, arm, range), columns,
                   armValues(arm, range, count), [&](Row& row) { found.push_back(read(row)); });
  return found;
}

std::optional<std::vector<Alert>> AlertRows::fetchArms(const std::vector<Arm>& arms, const KeyRange& range,
                                                       std::size_t count) const {
  return mergedRows(connection_, AlertFacets::table(), columnList, columns, arms, range, count,
                    [this](Row& row) { return read(row); });
}

std::vector<Alert> AlertRows::fetchScan(const Scan& scan, const KeyRange& range) const {
  std::vector<Alert> found;
  found.reserve(std::min(scan.wanted, mostReserved));
  connection_.each(scanStatement(connection_.dialect(), AlertFacets::table(), columnList, scan, range),
                   columns, scanValues(scan, range), [&](Row& row) { found.push_back(read(row)); });
  return found;
}

std::vector<Alert> AlertRows::fetchByFoldKeys(const std::vector<std::string>& keys) const {
  std::vector<Alert> found;
  if (keys.empty()) return found;
  connection_.each(selectByFoldKeys_, columns, {json::fromTexts(keys)},
                   [&](Row& row) { found.push_back(read(row)); });
  return found;
}

std::vector<Alert> AlertRows::fetchSuperseded(const std::vector<std::string>& fingerprints, Timestamp from,
                                              Timestamp to) const {
  std::vector<Alert> found;
  connection_.each(selectSuperseded_, columns, {from, to, json::fromTexts(fingerprints)},
                   [&](Row& row) { found.push_back(read(row)); });
  return found;
}

Alert AlertRows::read(Row& row) const {
  Alert alert = facets_.at(row.integer(1));
  alert.id = row.integer(0);
  alert.version = static_cast<std::uint64_t>(row.integer(2));
  alert.title = row.text(3);
  alert.description = row.text(4);
  alert.event = row.integerOrNone(5);
  alert.fingerprint = row.text(6);
  alert.occurrences = static_cast<std::uint64_t>(row.integer(7));
  alert.firstSeen = row.time(8);
  alert.lastSeen = row.time(9);
  alert.entities = EntityList::fromStored(row.text(10));
  alert.iocs = TextList::fromStored(row.text(11));
  alert.mitreTechniques = TextList::fromStored(row.text(12));
  alert.affectedAssets = TextList::fromStored(row.text(13));
  alert.metadata = Attributes::fromStored(row.text(14));
  alert.createdAt = row.time(15);
  alert.updatedAt = row.time(16);
  alert.resolvedAt = row.timeOrNone(17);
  if (auto evidence = row.textOrNone(18)) alert.evidence = Attributes::fromStored(*std::move(evidence));
  alert.superseded = row.boolean(19);
  return alert;
}

void AlertRows::insert(const std::vector<const Alert*>& alerts) {
  if (alerts.empty()) return;
  AddedRows added(connection_, AlertFacets::table());
  for (const Alert* alert : alerts) added.add(alert->id, facets_.idFor(*alert), alert->createdAt);
  const auto rows = connection_.bulkInsert("alerts", std::string(columnList) + ", fold_key");
  for (std::size_t i = 0; i < alerts.size(); ++i) {
    const Alert* alert = alerts[i];
    const auto key = foldKey(*alert);
    rows->row(std::array<Value, columns.size() + 1>{alert->id,
                                                    added.facetOf(i),
                                                    alert->version,
                                                    alert->title,
                                                    alert->description,
                                                    alert->event,
                                                    alert->fingerprint,
                                                    alert->occurrences,
                                                    alert->firstSeen,
                                                    alert->lastSeen,
                                                    Value::json(alert->entities.json()),
                                                    Value::json(alert->iocs.json()),
                                                    Value::json(alert->mitreTechniques.json()),
                                                    Value::json(alert->affectedAssets.json()),
                                                    Value::json(alert->metadata.json()),
                                                    alert->createdAt,
                                                    alert->updatedAt,
                                                    alert->resolvedAt,
                                                    evidenceOf(*alert),
                                                    alert->superseded,
                                                    key});
  }
  rows->finish();
  insertEntities(alerts);
  added.count();
}

void AlertRows::update(const Alert& before, const Alert& after) {
  const FacetId from = facets_.idFor(before), to = facets_.idFor(after);
  std::optional<ChangedRows> changed;
  if (from != to) changed.emplace(connection_, AlertFacets::table());
  connection_.send(
      "UPDATE alerts SET facet_id = ?, version = ?, title = ?, description = ?, event_id = ?, fingerprint = "
      "?, "
      "occurrences = ?, first_seen = ?, last_seen = ?, entities = ?, iocs = ?, mitre_techniques = ?, "
      "affected_assets = ?, metadata = ?, updated_at = ?, resolved_at = ?, superseded = ?, fold_key = ? "
      "WHERE id = "
      "?",
      {to, after.version, after.title, after.description, after.event, after.fingerprint, after.occurrences,
       after.firstSeen, after.lastSeen, Value::json(after.entities.json()), Value::json(after.iocs.json()),
       Value::json(after.mitreTechniques.json()), Value::json(after.affectedAssets.json()),
       Value::json(after.metadata.json()), after.updatedAt, after.resolvedAt, after.superseded,
       foldKey(after), after.id});
  if (changed) {
    changed->add(from, before.createdAt, -1);
    changed->add(to, before.createdAt, 1);
    changed->count();
  }
  if (before.entities != after.entities) {
    removeEntities(before);
    insertEntities({&after});
  }
}

void AlertRows::remove(const Alert& alert) {
  ChangedRows changed(connection_, AlertFacets::table());
  changed.add(facets_.idFor(alert), alert.createdAt, -1);
  removeEntities(alert);
  connection_.run("DELETE FROM alerts WHERE id = ?", {alert.id});
  changed.count();
}

void AlertRows::insertEntities(const std::vector<const Alert*>& alerts) {
  const auto rows = connection_.bulkInsert("alert_entities", "value, type, alert_id");
  for (const Alert* alert : alerts)
    for (const auto& [value, type] : distinctEntities(*alert))
      rows->row(std::array<Value, 3>{value, type, alert->id});
  rows->finish();
}

void AlertRows::removeEntities(const Alert& alert) {
  for (const auto& [value, type] : distinctEntities(alert))
    connection_.run("DELETE FROM alert_entities WHERE value = ? AND type = ? AND alert_id = ?",
                    {value, type, alert.id});
}

}  // namespace vedette::storage
