#pragma once

#include <chrono>

#include "postgres/partition_times.hpp"
#include "sql/dialect.hpp"

namespace vedette::storage {

class PostgresDialect final : public Dialect {
 public:
  PostgresDialect(std::string uri, std::chrono::milliseconds patience)
      : uri_(std::move(uri)), patience_(patience) {}

  std::unique_ptr<SqlSession> connect(Access) const override;
  std::string countTables() const override {
    return "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = ?";
  }
  Failure classify(const std::exception&) const override;
  std::string amongTexts(std::string_view column) const override;
  std::string amongIntegers(std::string_view column) const override;
  std::string startOf(std::string_view time, std::chrono::seconds width) const override;
  std::int64_t idsSince(const FacetTable&, Timestamp) const override;
  std::size_t rowsForAProbe() const override { return 40; }
  std::optional<std::int64_t> moveOn(Connection&, std::string_view counter, std::size_t count) const override;
  void addCounts(Connection&, const FacetTable&, const std::vector<CountDelta>&) const override;
  void foldCounts(Connection&, const FacetTable&, const FreshRows&) const override;
  void deriveCounts(Connection&, const FacetTable&, const std::vector<CountDelta>&) const override;
  bool tidy(Connection& reader, Connection& writer) const override;
  void makeRoom(Connection& writer) const override;
  void readKeys(Connection&, const FacetTable&, const KeyRange&, std::vector<Arm*>&,
                std::size_t count) const override;
  bool readMerged(Connection&, const FacetTable&, std::string_view columnList, Columns,
                  const std::vector<Arm>&, const KeyRange&, std::size_t count, const OnRow&) const override;

 private:
  std::string uri_;
  std::chrono::milliseconds patience_;
  mutable PartitionTimes eventTimes_;  // since it was last tidied
};

}  // namespace vedette::storage
