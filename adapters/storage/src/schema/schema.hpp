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

// The migrations that the database lacks, in order; Unavailable when it is newer. Throws what SOCI throws.
Result<std::vector<Migration>> missing(Connection&, Product);

// Makes an SQLite file when there is none, applies what is missing and gives how many that was. Throws what
// SOCI throws.
Result<std::size_t> applyMissing(const Dialect&, const Location&, const StorageSettings&, const Migrating&);

Error cannotOpen(const Failure&, const StorageSettings&);

std::unique_ptr<Dialect> dialectFor(const Location&, const StorageSettings&);

}  // namespace vedette::storage
