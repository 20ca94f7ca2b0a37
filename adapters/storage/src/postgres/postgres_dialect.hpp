#pragma once

#include <chrono>

#include "sql/dialect.hpp"

namespace vedette::storage {

class PostgresDialect final : public Dialect {
 public:
  PostgresDialect(std::string uri, std::chrono::milliseconds patience)
      : uri_(std::move(uri)), patience_(patience) {}

  std::unique_ptr<soci::session> connect(Access) const override;
  Wire wire() const override { return Wire::Texts; }
  // Writers follow one another on the lock of one row, so ids ascend in the order of the commits and no
  // transaction loses a race.
  std::string_view beginWrite() const override {
    return "BEGIN; SELECT next FROM counters WHERE name = 'event' FOR UPDATE";
  }
  std::string_view beginRead() const override { return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"; }
  std::string_view beginMigration() const override;
  std::string countTables() const override {
    return "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?";
  }
  void script(soci::session&, const std::string& sql) const override;
  Failure classify(const std::exception&) const override;
  std::string amongTexts(std::string_view column) const override;
  std::string amongIntegers(std::string_view column) const override;
  std::unique_ptr<BulkInsert> bulkInsert(Connection&, std::string_view table,
                                         std::string_view columns) const override;
  void addCounts(Connection&, const FacetTable&, const std::vector<CountDelta>&) const override;
  void readKeys(Connection&, const FacetTable&, const KeyRange&, std::vector<Arm*>&,
                std::size_t count) const override;

 private:
  std::string uri_;
  std::chrono::milliseconds patience_;
};

}  // namespace vedette::storage
