#include "database/soci_database.hpp"
#include "schema/schema.hpp"

namespace vedette::storage {
namespace {

// Nothing: it is migrated.
std::optional<Failure> tryToMigrate(const Location& location, const StorageSettings& settings,
                                    const Migrating& migrating) {
  const auto dialect = dialectFor(location, settings);
  try {
    const auto applied = applyMissing(*dialect, location, settings, migrating);
    if (!applied) return Failure{.reason = applied.error().message};
    return {};
  } catch (const std::exception& problem) {
    return dialect->classify(problem);
  }
}

}  // namespace

Result<std::unique_ptr<Database>> open(const StorageSettings& settings) {
  const auto location = locate(settings.url);
  if (!location) return location.error();
  auto dialect = dialectFor(*location, settings);
  try {
    Connection connection(*dialect, Access::Write);
    const auto wanted = missing(connection, location->product);
    if (!wanted) return wanted.error();
    if (!wanted->empty())
      return unavailable("The database lacks " + std::to_string(wanted->size()) +
                         " migrations: apply them with `vedette migrate`.");
  } catch (const std::exception& problem) {
    return cannotOpen(dialect->classify(problem), settings);
  }
  return std::unique_ptr<Database>(std::make_unique<SociDatabase>(std::move(dialect), settings));
}

Result<std::unique_ptr<Database>> openToServe(const StorageSettings& settings, Migrating migrating) {
  const auto location = locate(settings.url);
  if (!location) return location.error();
  Preparation preparation{[location = *location, settings, migrating = std::move(migrating)] {
    return tryToMigrate(location, settings, migrating);
  }};
  preparation.lastFailure = preparation.run();
  if (!preparation.lastFailure)
    preparation = {};
  else if (!preparation.lastFailure->lost)
    return cannotOpen(*preparation.lastFailure, settings);
  return std::unique_ptr<Database>(
      std::make_unique<SociDatabase>(dialectFor(*location, settings), settings, std::move(preparation)));
}

}  // namespace vedette::storage
