#include "schema/schema.hpp"

#include "postgres/postgres_dialect.hpp"
#include "sqlite/sqlite_dialect.hpp"

// The files of migrations/, embedded by CMakeLists.txt.
extern "C" {
extern const char vedette_sqlite_0001_schema_begin[], vedette_sqlite_0001_schema_end[];
extern const char vedette_sqlite_0002_references_to_events_begin[],
    vedette_sqlite_0002_references_to_events_end[];
extern const char vedette_sqlite_0003_counts_of_spans_begin[], vedette_sqlite_0003_counts_of_spans_end[];
extern const char vedette_sqlite_0004_evidence_of_alerts_begin[],
    vedette_sqlite_0004_evidence_of_alerts_end[];
extern const char vedette_sqlite_0005_rules_begin[], vedette_sqlite_0005_rules_end[];
extern const char vedette_postgres_0001_schema_begin[], vedette_postgres_0001_schema_end[];
extern const char vedette_postgres_0002_jsonb_begin[], vedette_postgres_0002_jsonb_end[];
extern const char vedette_postgres_0003_partitions_of_events_begin[],
    vedette_postgres_0003_partitions_of_events_end[];
extern const char vedette_postgres_0004_counts_of_spans_begin[], vedette_postgres_0004_counts_of_spans_end[];
extern const char vedette_postgres_0005_evidence_of_alerts_begin[],
    vedette_postgres_0005_evidence_of_alerts_end[];
extern const char vedette_postgres_0006_rules_begin[], vedette_postgres_0006_rules_end[];
extern const char vedette_postgres_0007_facets_of_events_begin[],
    vedette_postgres_0007_facets_of_events_end[];
extern const char vedette_postgres_0008_json_as_it_came_begin[], vedette_postgres_0008_json_as_it_came_end[];
}

namespace vedette::storage {

std::vector<Migration> migrationsFor(Product product) {
  if (product == Product::Sqlite)
    return {{1, "0001_schema", {vedette_sqlite_0001_schema_begin, vedette_sqlite_0001_schema_end}},
            {2,
             "0002_references_to_events",
             {vedette_sqlite_0002_references_to_events_begin, vedette_sqlite_0002_references_to_events_end}},
            {3,
             "0003_counts_of_spans",
             {vedette_sqlite_0003_counts_of_spans_begin, vedette_sqlite_0003_counts_of_spans_end}},
            {4,
             "0004_evidence_of_alerts",
             {vedette_sqlite_0004_evidence_of_alerts_begin, vedette_sqlite_0004_evidence_of_alerts_end}},
            {5, "0005_rules", {vedette_sqlite_0005_rules_begin, vedette_sqlite_0005_rules_end}}};
  return {
      {1, "0001_schema", {vedette_postgres_0001_schema_begin, vedette_postgres_0001_schema_end}},
      {2, "0002_jsonb", {vedette_postgres_0002_jsonb_begin, vedette_postgres_0002_jsonb_end}},
      {3,
       "0003_partitions_of_events",
       {vedette_postgres_0003_partitions_of_events_begin, vedette_postgres_0003_partitions_of_events_end}},
      {4,
       "0004_counts_of_spans",
       {vedette_postgres_0004_counts_of_spans_begin, vedette_postgres_0004_counts_of_spans_end}},
      {5,
       "0005_evidence_of_alerts",
       {vedette_postgres_0005_evidence_of_alerts_begin, vedette_postgres_0005_evidence_of_alerts_end}},
      {6, "0006_rules", {vedette_postgres_0006_rules_begin, vedette_postgres_0006_rules_end}},
      {7,
       "0007_facets_of_events",
       {vedette_postgres_0007_facets_of_events_begin, vedette_postgres_0007_facets_of_events_end}},
      {8,
       "0008_json_as_it_came",
       {vedette_postgres_0008_json_as_it_came_begin, vedette_postgres_0008_json_as_it_came_end}}};
}

int schemaVersion(Connection& connection) {
  if (connection.integer(connection.dialect().countTables(), {"schema_migrations"}) == 0) return 0;
  const auto newest = connection.integer("SELECT coalesce(max(version), 0) FROM schema_migrations", {});
  return static_cast<int>(*newest);
}

Result<void> checkNotNewer(int version, const std::vector<Migration>& known) {
  const int newest = known.back().version;
  if (version <= newest) return {};
  return unavailable("The database is newer than this program: its schema has version " +
                     std::to_string(version) + ", the program knows up to " + std::to_string(newest) + ".");
}

std::unique_ptr<Dialect> dialectFor(const Location& location, const StorageSettings& settings) {
  if (location.product == Product::Sqlite)
    return std::make_unique<SqliteDialect>(location.where, settings.patience);
  return std::make_unique<PostgresDialect>(location.where, settings.patience);
}

}  // namespace vedette::storage
