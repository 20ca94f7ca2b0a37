#pragma once

#include "sql/dialect.hpp"
#include "sqlite/sqlite_file.hpp"
#include "vedette/result.hpp"

namespace vedette::storage {

class SqliteDialect final : public Dialect {
 public:
  SqliteDialect(std::filesystem::path path, std::chrono::milliseconds patience)
      : file_(std::move(path), patience) {}

  std::unique_ptr<SqlSession> connect(Access) const override;
  std::string countTables() const override {
    return "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?";
  }
  Failure classify(const std::exception&) const override;
  std::string amongTexts(std::string_view column) const override;
  std::string amongIntegers(std::string_view column) const override;
  std::string startOf(std::string_view time, std::chrono::seconds width) const override;
  std::size_t rowsForAProbe() const override { return 3; }
  std::optional<std::int64_t> moveOn(Connection&, std::string_view counter, std::size_t count) const override;
  void addCounts(Connection&, const FacetTable&, const std::vector<CountDelta>&) const override;
  void foldCounts(Connection&, const FacetTable&, const FreshRows&) const override;
  void deriveCounts(Connection&, const FacetTable&, const std::vector<CountDelta>&) const override;
  bool tidy(Connection& reader, Connection& writer) const override;
  void makeRoom(Connection&) const override {}
  void readKeys(Connection&, const FacetTable&, const KeyRange&, std::vector<Arm*>&,
                std::size_t count) const override;

  // Makes the file, for its owner alone, when there is none.
  Result<void> create() const;

 private:
  mutable SqliteFile file_;
};

}  // namespace vedette::storage
