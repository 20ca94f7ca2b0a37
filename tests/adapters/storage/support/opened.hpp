#pragma once

#include <catch2/catch.hpp>

#include "vedette/storage/migrations.hpp"

namespace vedette::test {

// A database of this URL, with every migration.
inline std::unique_ptr<storage::Database> openMigrated(const std::string& url) {
  const storage::StorageSettings settings{url};
  auto migrated = storage::migrate(settings);
  INFO((migrated ? std::string{} : migrated.error().message));
  REQUIRE(migrated.has_value());
  auto database = storage::open(settings);
  INFO((database ? std::string{} : database.error().message));
  REQUIRE(database.has_value());
  return *std::move(database);
}

}  // namespace vedette::test
