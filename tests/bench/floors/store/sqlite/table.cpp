#include "store/event_table.hpp"
#include "store/sqlite/statement.hpp"

namespace vedette::bench {
namespace {

using Statement = SqliteStatement;

class SqliteTable final : public EventTable {
 public:
  explicit SqliteTable(const std::string& path) : database_(openSqliteFile(path)) {
    Statement counter(database_.get(), "SELECT next FROM counters WHERE name = 'event'");
    while (counter.next()) next_ = sqlite3_column_int64(counter.row(), 0);
    Statement known(database_.get(), "SELECT id, source_name, event_type, severity FROM event_facets");
    while (known.next()) facets_.remember(facetIn(known.row()));
    Statement alertCounter(database_.get(), "SELECT next FROM counters WHERE name = 'alert'");
    while (alertCounter.next()) alerts_.continueFrom(sqlite3_column_int64(alertCounter.row(), 0));
    Statement knownOfAlerts(
        database_.get(),
        "SELECT id, source, '', severity FROM alert_facets WHERE rule_id = 'vedette.severity' "
        "AND status = 'new' AND assignee IS NULL AND disposition IS NULL");
    while (knownOfAlerts.next()) alerts_.remember(facetIn(knownOfAlerts.row()));
  }

 private:
  static Facet facetIn(sqlite3_stmt* row) {
    const auto text = [row](int column) {
      return std::string(reinterpret_cast<const char*>(sqlite3_column_text(row, column)));
    };
    return {sqlite3_column_int64(row, 0), text(1), text(2), sqlite3_column_int(row, 3)};
  }

  void commit(const Batch& batch) override {
    begin_.run();
    counter_.run(batch.first + static_cast<EventId>(batch.rows.size()), "event");
    for (const Facet& facet : batch.newFacets) {
      counter_.run(facet.id + 1, "event_facet");
      facet_.run(facet.id, facet.source, facet.type, facet.severity);
    }
    EventId id = batch.first;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
      const EventRow& row = batch.rows[i];
      event_.run(id++, batch.facets[i], row.receivedAt, row.receivedAt, row.description, row.attributes);
    }
    for (const HourCount& count : batch.counts) {
      hour_.run(count.hour, count.facet, count.n);
      facetCount_.run(count.n, count.facet);
    }
    if (!batch.alerts.empty()) insertAlerts(batch);
    commit_.run();
  }

  void insertAlerts(const Batch& batch) {
    counter_.run(alerts_.next(), "alert");
    for (const Facet& facet : batch.newAlertFacets) {
      counter_.run(facet.id + 1, "alert_facet");
      alertFacet_.run(facet.id, facet.severity, facet.source, AlertRows::ruleId, AlertRows::ruleName,
                      AlertRows::ruleKind, facet.severity);
    }
    for (const AlertRow& alert : batch.alerts) {
      alert_.run(alert.id, alert.facet, alert.title, alert.description, alert.event, alert.time, alert.time,
                 alert.entitiesJson, alert.time, alert.time);
      for (const EntityRow& entity : alert.entities) entity_.run(entity.value, entity.type, alert.id);
    }
    for (const HourCount& count : batch.alertCounts) {
      alertHour_.run(count.hour, count.facet, count.n);
      alertFacetCount_.run(count.n, count.facet);
    }
  }

  SqliteFile database_;
  Statement begin_{database_.get(), "BEGIN IMMEDIATE"};
  Statement commit_{database_.get(), "COMMIT"};
  Statement counter_{database_.get(), "UPDATE counters SET next = ? WHERE name = ?"};
  Statement facet_{database_.get(),
                   "INSERT INTO event_facets (id, source_name, event_type, severity, has_log_source, "
                   "category, product, service, n) VALUES (?, ?, ?, ?, 0, '', '', '', 0)"};
  Statement event_{database_.get(),
                   "INSERT INTO events (id, facet_id, timestamp, received_at, description, attributes) "
                   "VALUES (?, ?, ?, ?, ?, ?)"};
  Statement hour_{database_.get(),
                  "INSERT INTO event_hours (hour, facet_id, n) VALUES (?, ?, ?) "
                  "ON CONFLICT (hour, facet_id) DO UPDATE SET n = n + excluded.n"};
  Statement facetCount_{database_.get(), "UPDATE event_facets SET n = n + ? WHERE id = ?"};
  Statement alertFacet_{
      database_.get(),
      "INSERT INTO alert_facets (id, severity, status, source, rule_id, rule_name, rule_kind, "
      "event_severity, has_event, n) VALUES (?, ?, 'new', ?, ?, ?, ?, ?, 1, 0)"};
  Statement alert_{database_.get(),
                   "INSERT INTO alerts (id, facet_id, version, title, description, event_id, fingerprint, "
                   "occurrences, first_seen, last_seen, entities, iocs, mitre_techniques, affected_assets, "
                   "metadata, created_at, updated_at) "
                   "VALUES (?, ?, 1, ?, ?, ?, '', 1, ?, ?, ?, '[]', '[]', '[]', '{}', ?, ?)"};
  Statement entity_{database_.get(), "INSERT INTO alert_entities (value, type, alert_id) VALUES (?, ?, ?)"};
  Statement alertHour_{database_.get(),
                       "INSERT INTO alert_hours (hour, facet_id, n) VALUES (?, ?, ?) "
                       "ON CONFLICT (hour, facet_id) DO UPDATE SET n = n + excluded.n"};
  Statement alertFacetCount_{database_.get(), "UPDATE alert_facets SET n = n + ? WHERE id = ?"};
};

}  // namespace

std::unique_ptr<EventTable> openSqlite(const std::string& path) {
  return std::make_unique<SqliteTable>(path);
}

}  // namespace vedette::bench
