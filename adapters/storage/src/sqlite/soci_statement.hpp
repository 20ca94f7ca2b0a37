#pragma once

#include <soci/soci.h>

#include <string>
#include <vector>

#include "sql/statement.hpp"

namespace vedette::storage {

// A statement of SOCI's, prepared once with places that stay bound. Times are microseconds, booleans 0 and 1.
class SociStatement final : public Statement, private Row {
 public:
  SociStatement(soci::session&, const std::string& sql, Values first, Columns columns);
  ~SociStatement() override = default;
  SociStatement(const SociStatement&) = delete;
  SociStatement& operator=(const SociStatement&) = delete;

  long long run(Values values, const OnRow& onRow) override;

 private:
  struct Slot {
    Kind kind;
    soci::indicator indicator = soci::i_ok;
    long long number = 0;
    std::string text = {};
  };

  bool null(std::size_t column) const override { return columns_[column].indicator == soci::i_null; }
  std::int64_t integer(std::size_t column) const override { return columns_[column].number; }
  std::string text(std::size_t column) override { return std::move(columns_[column].text); }
  Timestamp time(std::size_t column) const override { return fromMicroseconds(columns_[column].number); }
  bool boolean(std::size_t column) const override { return columns_[column].number != 0; }

  std::vector<Slot> parameters_;  // never resized: SOCI keeps their addresses
  std::vector<Slot> columns_;
  soci::statement statement_;
};

}  // namespace vedette::storage
