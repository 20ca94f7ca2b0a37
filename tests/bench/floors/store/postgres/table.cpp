#include "store/event_table.hpp"
#include "store/postgres/copy_rows.hpp"
#include "store/postgres/result.hpp"

namespace vedette::bench {
namespace {

// An array in PostgreSQL's text form, of one value a row.
std::string arrayOf(const auto& rows, auto&& value) {
  std::string text = "'{";
  for (const auto& row : rows) text.append(std::to_string(value(row))).append(1, ',');
  if (text.back() == ',') text.pop_back();
  return text + "}'";
}

class PostgresTable final : public EventTable {
 public:
  explicit PostgresTable(const std::string& url) : connection_(PQconnectdb(url.c_str()), PQfinish) {
    run("SET synchronous_commit = on");
    run("SET enable_seqscan = off");  // or each row's foreign key walks through all facets and their dead
                                      // versions
    run("PREPARE counter (text, bigint) AS UPDATE counters SET next = $2 WHERE name = $1");
    for (const std::string table : {"event", "alert"}) {
      run("PREPARE " + table + "_hours (bigint[], bigint[], bigint[]) AS INSERT INTO " + table +
          "_hours AS h (hour, facet_id, n) SELECT to_timestamp(at), facet, n FROM unnest($1, $2, $3) AS d "
          "(at, "
          "facet, n) ON CONFLICT (hour, facet_id) DO UPDATE SET n = h.n + excluded.n");
      run("PREPARE " + table + "_facets (bigint[], bigint[]) AS UPDATE " + table +
          "_facets f SET n = f.n + d.n FROM (SELECT facet, sum(n)::bigint AS n FROM unnest($1, $2) AS d "
          "(facet, n) "
          "GROUP BY facet) d WHERE f.id = d.facet");
    }
    readCounters();
    readFacets();
  }

 private:
  PostgresResult run(const std::string& sql) { return checked(get(), PQexec(get(), sql.c_str())); }
  PGconn* get() const { return connection_.get(); }

  void readCounters() {
    next_ = std::stoll(PQgetvalue(run("SELECT next FROM counters WHERE name = 'event'").get(), 0, 0));
    alerts_.continueFrom(
        std::stoll(PQgetvalue(run("SELECT next FROM counters WHERE name = 'alert'").get(), 0, 0)));
  }

  void readFacets() {
    const auto read = [this](const std::string& sql, auto&& rememberFacet) {
      const PostgresResult known = run(sql);
      for (int i = 0; i < PQntuples(known.get()); ++i)
        rememberFacet({std::stoll(PQgetvalue(known.get(), i, 0)), PQgetvalue(known.get(), i, 1),
                       PQgetvalue(known.get(), i, 2), std::stoi(PQgetvalue(known.get(), i, 3))});
    };
    read("SELECT id, source_name, event_type, severity FROM event_facets",
         [this](const Facet& facet) { facets_.remember(facet); });
    read(
        "SELECT id, source, '', severity FROM alert_facets WHERE rule_id = 'vedette.severity' AND status = "
        "'new' "
        "AND assignee IS NULL AND disposition IS NULL",
        [this](const Facet& facet) { alerts_.remember(facet); });
  }

  // All statements go out at once: two round trips a batch, one before and one after the rows.
  void commit(const Batch& batch) override {
    for (const Facet& facet : batch.newFacets) add(facet);
    for (const Facet& facet : batch.newAlertFacets) addOfAlerts(facet);
    const std::string script = scriptFor(batch);
    auto copies = {&PostgresTable::sendRows, &PostgresTable::sendAlerts, &PostgresTable::sendEntities};
    auto copy = copies.begin();
    if (PQsendQuery(get(), script.c_str()) != 1) throw std::runtime_error(PQerrorMessage(get()));
    while (PGresult* result = PQgetResult(get()))
      if (PQresultStatus(checked(get(), result).get()) == PGRES_COPY_IN) (this->*(*copy++))(batch);
  }

  void add(const Facet& facet) {
    const std::string id = std::to_string(facet.id), severity = std::to_string(facet.severity);
    const char* values[] = {id.c_str(), facet.source.c_str(), facet.type.c_str(), severity.c_str()};
    checked(get(), PQexecParams(get(),
                                "INSERT INTO event_facets (id, source_name, event_type, severity, "
                                "has_log_source, category, product, service, n) "
                                "VALUES ($1, $2, $3, $4, false, '', '', '', 0)",
                                4, nullptr, values, nullptr, nullptr, 0));
    run("EXECUTE counter('event_facet', " + std::to_string(facet.id + 1) + ')');
  }

  void addOfAlerts(const Facet& facet) {
    const std::string id = std::to_string(facet.id), severity = std::to_string(facet.severity);
    const char* values[] = {id.c_str(),
                            severity.c_str(),
                            facet.source.c_str(),
                            AlertRows::ruleId.data(),
                            AlertRows::ruleName.data(),
                            AlertRows::ruleKind.data()};
    checked(get(), PQexecParams(get(),
                                "INSERT INTO alert_facets (id, severity, status, source, rule_id, rule_name, "
                                "rule_kind, event_severity, has_event, n) "
                                "VALUES ($1, $2, 'new', $3, $4, $5, $6, $2, true, 0)",
                                6, nullptr, values, nullptr, nullptr, 0));
    run("EXECUTE counter('alert_facet', " + std::to_string(facet.id + 1) + ')');
  }

  static std::string countsFor(const std::string& table, const std::vector<HourCount>& of) {
    const auto facets = arrayOf(of, [](const HourCount& count) { return count.facet; });
    const auto counts = arrayOf(of, [](const HourCount& count) { return count.n; });
    const auto hours = arrayOf(of, [](const HourCount& count) { return count.hour / 1'000'000; });
    return "EXECUTE " + table + "_facets(" + facets + ", " + counts + "); EXECUTE " + table + "_hours(" +
           hours + ", " + facets + ", " + counts + "); ";
  }

  std::string scriptFor(const Batch& batch) const {
    const auto next = std::to_string(batch.first + static_cast<EventId>(batch.rows.size()));
    std::string script =
        "BEGIN; COPY events (id, facet_id, timestamp, received_at, description, attributes) FROM STDIN "
        "(FORMAT binary); EXECUTE counter('event', " +
        next + "); " + countsFor("event", batch.counts);
    if (!batch.alerts.empty())
      script +=
          "COPY alerts (id, facet_id, version, title, description, event_id, fingerprint, occurrences, "
          "first_seen, last_seen, entities, iocs, mitre_techniques, affected_assets, metadata, created_at, "
          "updated_at) FROM STDIN (FORMAT binary); COPY alert_entities (value, type, alert_id) FROM STDIN "
          "(FORMAT binary); EXECUTE counter('alert', " +
          std::to_string(alerts_.next()) + "); " + countsFor("alert", batch.alertCounts);
    return script + "COMMIT";
  }

  void sendAlerts(const Batch& batch) {
    constexpr std::string_view noTexts = "[]", noMembers = "{}";
    copy_.clear();
    for (const AlertRow& alert : batch.alerts) {
      copy_.row(17);
      for (const std::int64_t number : {alert.id, alert.facet, std::int64_t{1}}) copy_.integer(number);
      copy_.text(alert.title);
      copy_.text(alert.description);
      copy_.integer(alert.event);
      copy_.text("");
      copy_.integer(1);
      for (int i = 0; i < 2; ++i) copy_.time(alert.time);
      for (const std::string_view json :
           {std::string_view(alert.entitiesJson), noTexts, noTexts, noTexts, noMembers})
        copy_.text(json);
      for (int i = 0; i < 2; ++i) copy_.time(alert.time);
    }
    send();
  }

  void sendEntities(const Batch& batch) {
    copy_.clear();
    for (const AlertRow& alert : batch.alerts)
      for (const EntityRow& entity : alert.entities) {
        copy_.row(3);
        copy_.text(entity.value);
        copy_.text(entity.type);
        copy_.integer(alert.id);
      }
    send();
  }

  void sendRows(const Batch& batch) {
    copy_.clear();
    EventId id = batch.first;
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
      const EventRow& row = batch.rows[i];
      copy_.row(6);
      copy_.integer(id++);
      copy_.integer(batch.facets[i]);
      copy_.time(row.receivedAt);
      copy_.time(row.receivedAt);
      copy_.text(row.description);
      copy_.text(row.attributes);
    }
    send();
  }

  void send() {
    const std::string& bytes = copy_.finish();
    if (PQputCopyData(get(), bytes.data(), static_cast<int>(bytes.size())) != 1 ||
        PQputCopyEnd(get(), nullptr) != 1)
      throw std::runtime_error(PQerrorMessage(get()));
  }

  PostgresConnection connection_;
  CopyRows copy_;
};

}  // namespace

std::unique_ptr<EventTable> openPostgres(const std::string& url) {
  return std::make_unique<PostgresTable>(url);
}

}  // namespace vedette::bench
