#pragma once

#include <vector>

#include "database/url.hpp"
#include "sql/connection.hpp"
#include "vedette/storage/migrations.hpp"

namespace vedette::storage {

// Every migration of the program for one product, in order.
std::vector<Migration> migrationsFor(Product);

// The version of the newest migration that the database has; 0: none. Throws what SOCI throws.
int schemaVersion(Connection&);

// Unavailable when the program knows no such version.
Result<void> checkNotNewer(int version, const std::vector<Migration>&);

std::unique_ptr<Dialect> dialectFor(const Location&, const StorageSettings&);

}  // namespace vedette::storage
