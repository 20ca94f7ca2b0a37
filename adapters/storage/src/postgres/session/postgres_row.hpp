#pragma once

#include "postgres/wire/binary.hpp"
#include "postgres/wire/pipeline.hpp"
#include "sql/statement.hpp"

namespace vedette::storage {

// Goes through the rows of an answer in binary form.
class PostgresRow final : public Row {
 public:
  explicit PostgresRow(PgResult answer) : answer_(std::move(answer)) {}

  void each(const OnRow& onRow) {
    for (const int rows = PQntuples(answer_.get()); row_ < rows; ++row_) onRow(*this);
  }

 private:
  bool null(std::size_t column) const override {
    return PQgetisnull(answer_.get(), row_, static_cast<int>(column)) != 0;
  }
  std::int64_t integer(std::size_t column) const override { return binary::toInteger(bytes(column)); }
  std::string text(std::size_t column) override { return std::string(bytes(column)); }
  Timestamp time(std::size_t column) const override { return binary::toTime(bytes(column)); }
  bool boolean(std::size_t column) const override { return bytes(column) == "\1"; }

  std::string_view bytes(std::size_t column) const {
    const int number = static_cast<int>(column);
    return {PQgetvalue(answer_.get(), row_, number),
            static_cast<std::size_t>(PQgetlength(answer_.get(), row_, number))};
  }

  PgResult answer_;
  int row_ = 0;
};

}  // namespace vedette::storage
