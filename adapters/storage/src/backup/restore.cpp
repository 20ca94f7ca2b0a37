#include <algorithm>

#include "backup/checks.hpp"
#include "backup/copy_in.hpp"
#include "facets/alert_facets.hpp"
#include "facets/event_facets.hpp"
#include "facets/span_counts.hpp"
#include "schema/schema.hpp"

namespace vedette::storage {
namespace {

using namespace backup;

// Counting millions of rows takes longer than a request would wait.
constexpr std::chrono::milliseconds leastPatience = std::chrono::minutes{10};

StorageSettings patient(StorageSettings settings) {
  settings.patience = std::max(settings.patience, leastPatience);
  return settings;
}

// A restore that is cut off or refused leaves what was there: nothing.
BackupReport restoreAll(const Dialect& dialect, Product product, const std::filesystem::path& file,
                        const RestoreOptions& options, Position& at) {
  Connection connection(dialect, Access::Write);
  connection.session().begin();
  requireThisSchema(connection, migrationsFor(product));
  requireEmpty(connection);
  BackupReader reader(file);
  CopyIn(connection, reader, options.onRows, at).everything();
  const BackupReport& report = reader.finish();
  SpanCounts(connection, EventFacets::table()).makeAll();
  SpanCounts(connection, AlertFacets::table()).makeAll();
  if (options.verify) requireCounts(connection, report);
  connection.session().commit();
  return report;
}

}  // namespace

Result<BackupReport> restore(const StorageSettings& settings, const std::filesystem::path& file,
                             const RestoreOptions& options) {
  const auto location = locate(settings.url);
  if (!location) return location.error();
  if (file != standardStream)
    if (auto checked = checkBackup(file, [](std::uint64_t) {}); !checked) return checked;
  const auto dialect = dialectFor(*location, patient(settings));
  Position at;
  return guarded(*dialect, at, [&] { return restoreAll(*dialect, location->product, file, options, at); });
}

}  // namespace vedette::storage
