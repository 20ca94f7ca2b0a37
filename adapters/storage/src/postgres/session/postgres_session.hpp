#pragma once

#include <soci/soci.h>

#include <chrono>

#include "postgres/session/bulk_rows.hpp"
#include "postgres/wire/pipeline.hpp"
#include "sql/dialect.hpp"

namespace vedette::storage {

// SOCI opens and closes the connection; what runs on it goes through libpq's pipeline, because a transaction
// of a dozen small statements otherwise spends its time on the way.
class PostgresSession final : public SqlSession {
 public:
  PostgresSession(const std::string& uri, std::chrono::milliseconds patience, Access access);

  std::unique_ptr<Statement> prepare(const std::string& sql, Values first, Columns columns) override;
  std::unique_ptr<BulkInsert> bulkInsert(std::string_view table, std::string_view columns) override;
  void script(const std::string& sql) override { pipeline_.script(sql); }
  void settle() override { pipeline_.finish(); }
  void begin() override;
  void commit() override;
  void rollBack() override;
  void beginMigration() override;
  void forOneQuestion() override { snapshot_ = Snapshot::MayEnd; }
  void endWithNext() override;
  bool beginAnewIfEnded() override;
  std::optional<Trace> unanswered() const override { return committing_ ? trace_ : std::nullopt; }
  Outcome outcomeOf(const Trace&) override;

 private:
  enum class Snapshot { Kept, MayEnd, Ended };

  void configure(std::chrono::milliseconds patience);
  void neverAcknowledgeEarly();
  void beginWriting();
  Trace::Life life();

  const Access access_;
  soci::session session_;
  Pipeline pipeline_;
  PreparedInserts inserts_;
  std::string begin_, lock_, commit_;  // prepared
  Snapshot snapshot_ = Snapshot::Kept;
  Trace::Life life_;
  std::optional<Trace> trace_;
  bool committing_ = false;
};

}  // namespace vedette::storage
