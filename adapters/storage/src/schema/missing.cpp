#include "schema/schema.hpp"

namespace vedette::storage {

Result<std::vector<Migration>> missing(Connection& connection, Product product) {
  auto all = migrationsFor(product);
  const int version = schemaVersion(connection);
  if (auto known = checkNotNewer(version, all); !known) return std::move(known).error();
  std::erase_if(all, [&](const Migration& migration) { return migration.version <= version; });
  return all;
}

Error cannotOpen(const Failure& failure, const StorageSettings& settings) {
  return unavailable("The database " + withoutPassword(settings.url) + " cannot be used: " + failure.reason +
                     ".");
}

}  // namespace vedette::storage
