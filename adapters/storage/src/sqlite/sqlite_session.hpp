#pragma once

#include <soci/soci.h>

#include <unordered_map>

#include "sql/dialect.hpp"
#include "sqlite/log_restart.hpp"
#include "sqlite/sqlite_file.hpp"
#include "sqlite/sqlite_statement.hpp"

namespace vedette::storage {

// WAL, synchronous=FULL and foreign keys, each read back. Nothing is synced again on a connection on which a
// sync has failed, checkpoints included: that is why they are made here and not by SQLite.
class SqliteSession final : public SqlSession {
 public:
  SqliteSession(SqliteFile&, Access);

  std::unique_ptr<Statement> prepare(const std::string& sql, Values first, Columns columns) override;
  std::unique_ptr<BulkInsert> bulkInsert(std::string_view table, std::string_view columns) override;
  void script(const std::string& sql) override;
  void begin() override;
  void commit() override;
  void rollBack() override { script("ROLLBACK"); }
  void beginMigration() override { script("BEGIN IMMEDIATE"); }
  bool isSound() const override { return sound_; }
  void abandon() override;

  soci::session& soci() { return session_; }

 private:
  void configure();
  void earnTrust();
  void checkQuickly();
  void checkpoint();

  SqliteFile& file_;
  const Access access_;
  soci::session session_;
  int logPages_ = 0;
  LogRestart restart_;
  bool sound_ = true;
  std::unique_ptr<Statement> begin_, commit_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> inserts_;
};

}  // namespace vedette::storage
