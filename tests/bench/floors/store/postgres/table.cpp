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
    run("PREPARE hours (bigint[], bigint[], bigint[]) AS INSERT INTO event_hours AS h (hour, facet_id, n) "
        "SELECT to_timestamp(at), facet, n FROM unnest($1, $2, $3) AS d (at, facet, n) "
        "ON CONFLICT (hour, facet_id) DO UPDATE SET n = h.n + excluded.n");
    run("PREPARE facets (bigint[], bigint[]) AS UPDATE event_facets f SET n = f.n + d.n FROM "
        "(SELECT facet, sum(n)::bigint AS n FROM unnest($1, $2) AS d (facet, n) GROUP BY facet) d "
        "WHERE f.id = d.facet");
    readCounters();
    readFacets();
  }

 private:
  PostgresResult run(const std::string& sql) { return checked(get(), PQexec(get(), sql.c_str())); }
  PGconn* get() const { return connection_.get(); }

  void readCounters() {
    next_ = std::stoll(PQgetvalue(run("SELECT next FROM counters WHERE name = 'event'").get(), 0, 0));
    const PostgresResult type =
        run("SELECT format_type(atttypid, NULL) FROM pg_attribute "
            "WHERE attrelid = 'events'::regclass AND attname = 'attributes'");
    jsonb_ = PQgetvalue(type.get(), 0, 0) == std::string("jsonb");
  }

  void readFacets() {
    const PostgresResult known = run("SELECT id, source_name, event_type, severity FROM event_facets");
    for (int i = 0; i < PQntuples(known.get()); ++i)
      facets_.remember({std::stoll(PQgetvalue(known.get(), i, 0)), PQgetvalue(known.get(), i, 1),
                        PQgetvalue(known.get(), i, 2), std::stoi(PQgetvalue(known.get(), i, 3))});
  }

  // All statements go out at once: two round trips a batch, one before and one after the rows.
  void commit(const Batch& batch) override {
    for (const Facet& facet : batch.newFacets) add(facet);
    const std::string script = scriptFor(batch);
    if (PQsendQuery(get(), script.c_str()) != 1) throw std::runtime_error(PQerrorMessage(get()));
    while (PGresult* result = PQgetResult(get()))
      if (PQresultStatus(checked(get(), result).get()) == PGRES_COPY_IN) sendRows(batch);
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

  static std::string scriptFor(const Batch& batch) {
    const auto facets = arrayOf(batch.counts, [](const HourCount& count) { return count.facet; });
    const auto counts = arrayOf(batch.counts, [](const HourCount& count) { return count.n; });
    const auto hours = arrayOf(batch.counts, [](const HourCount& count) { return count.hour / 1'000'000; });
    const auto next = std::to_string(batch.first + static_cast<EventId>(batch.rows.size()));
    return "BEGIN; COPY events (id, facet_id, timestamp, received_at, description, attributes) FROM STDIN "
           "(FORMAT binary); EXECUTE counter('event', " +
           next + "); EXECUTE facets(" + facets + ", " + counts + "); EXECUTE hours(" + hours + ", " +
           facets + ", " + counts + "); COMMIT";
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
      jsonb_ ? copy_.jsonb(row.attributes) : copy_.text(row.attributes);
    }
    const std::string& bytes = copy_.finish();
    if (PQputCopyData(get(), bytes.data(), static_cast<int>(bytes.size())) != 1 ||
        PQputCopyEnd(get(), nullptr) != 1)
      throw std::runtime_error(PQerrorMessage(get()));
  }

  PostgresConnection connection_;
  CopyRows copy_;
  bool jsonb_ = false;
};

}  // namespace

std::unique_ptr<EventTable> openPostgres(const std::string& url) {
  return std::make_unique<PostgresTable>(url);
}

}  // namespace vedette::bench
