#pragma once

#include <soci/soci.h>

#include <chrono>
#include <filesystem>
#include <unordered_map>

#include "sql/dialect.hpp"
#include "sqlite/soci_statement.hpp"

namespace vedette::storage {

// WAL, synchronous=FULL and foreign keys, each read back.
class SqliteSession final : public SqlSession {
 public:
  SqliteSession(const std::filesystem::path&, std::chrono::milliseconds patience, Access access);

  std::unique_ptr<Statement> prepare(const std::string& sql, Values first, Columns columns) override;
  std::unique_ptr<BulkInsert> bulkInsert(std::string_view table, std::string_view columns) override;
  void script(const std::string& sql) override;
  void begin() override { script(access_ == Access::Write ? "BEGIN IMMEDIATE" : "BEGIN"); }
  void commit() override { script("COMMIT"); }
  void rollBack() override { script("ROLLBACK"); }

  soci::session& soci() { return session_; }

 private:
  const Access access_;
  soci::session session_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> inserts_;
};

}  // namespace vedette::storage
