#include "backup/checks.hpp"

#include <fmt/format.h>

#include "backup/catalogue.hpp"
#include "backup/problem.hpp"
#include "facets/alert_facets.hpp"
#include "facets/event_facets.hpp"
#include "facets/facet_table.hpp"
#include "schema/schema.hpp"

namespace vedette::storage::backup {
namespace {

// Facets, and facets by hours, whose number is not that of the rows.
void requireFigures(Connection& connection, const FacetTable& table) {
  const auto wrongFacets = connection.integer(
      fmt::format(
          "SELECT count(*) FROM {0} f WHERE n <> (SELECT count(*) FROM {1} r WHERE r.facet_id = f.id)",
          table.facets, table.rows),
      {});
  const auto wrongHours = connection.integer(
      fmt::format(
          "SELECT count(*) FROM {0} f LEFT JOIN (SELECT facet_id, sum(n) AS n FROM {1} GROUP BY facet_id) h "
          "ON h.facet_id = f.id WHERE f.n <> coalesce(h.n, 0)",
          table.facets, table.hours().table),
      {});
  if (wrongFacets == 0 && wrongHours == 0) return;
  throw Problem(
      conflict(fmt::format("The backup's numbers of {} do not agree with their rows; without --verify "
                           "it is restored as it is.",
                           table.rows)));
}

}  // namespace

void requireThisSchema(Connection& connection, const std::vector<Migration>& migrations) {
  const int version = schemaVersion(connection);
  if (auto known = checkNotNewer(version, migrations); !known) throw Problem(known.error());
  if (version < migrations.back().version)
    throw Problem(unavailable("The database lacks migrations: apply them with `vedette migrate`."));
}

void requireEmpty(Connection& connection) {
  for (const Table& table : catalogue())
    if (!table.seeded && connection.integer(fmt::format("SELECT 1 FROM {} LIMIT 1", table.name), {}))
      throw Problem(conflict(fmt::format(
          "The database is not empty: {} has rows. A backup is only restored into a new one.", table.name)));
}

void requireCounts(Connection& connection, const BackupReport& report) {
  for (const auto& [table, rows] : report.tables) {
    const auto found = connection.integer(fmt::format("SELECT count(*) FROM {}", table), {});
    if (found != static_cast<std::int64_t>(rows))
      throw Problem(
          conflict(fmt::format("{} rows of {} were restored, but the backup has {}.", *found, table, rows)));
  }
  requireFigures(connection, EventFacets::table());
  requireFigures(connection, AlertFacets::table());
}

}  // namespace vedette::storage::backup
