#pragma once

#include <soci/soci.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sql/value.hpp"

namespace vedette::storage {

// How a database takes and gives times and booleans.
enum class Wire {
  Numbers,  // microseconds, 0 and 1
  Texts,    // 2026-11-22 08:00:00.123456+00, t and f
};

// One row of a result; valid until the next one is read.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool null(std::size_t column) const = 0;
  virtual std::int64_t integer(std::size_t column) const = 0;
  virtual std::string text(std::size_t column) = 0;  // takes it out of the row
  virtual Timestamp time(std::size_t column) const = 0;
  virtual bool boolean(std::size_t column) const = 0;

  std::optional<std::string> textOrNone(std::size_t column) {
    return null(column) ? std::nullopt : std::optional(text(column));
  }
  std::optional<Timestamp> timeOrNone(std::size_t column) const {
    return null(column) ? std::nullopt : std::optional(time(column));
  }
  std::optional<std::int64_t> integerOrNone(std::size_t column) const {
    return null(column) ? std::nullopt : std::optional(integer(column));
  }
};

using OnRow = std::function<void(Row&)>;

// A prepared statement that is run again and again. Parameters are written as `?` and keep the kinds that
// they are first given. Throws what SOCI throws.
class Statement final : private Row {
 public:
  Statement(soci::session&, Wire, const std::string& sql, Values first, Columns columns);
  ~Statement() override = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  // Reads the result to its end. Gives the number of rows that it changed.
  long long run(Values values, const OnRow& onRow);

 private:
  struct Slot {
    Kind kind;
    soci::indicator indicator = soci::i_ok;
    long long number = 0;
    std::string text = {};
  };

  bool travelsAsText(const Slot&) const;
  void put(const Value&, Slot&) const;

  bool null(std::size_t column) const override { return columns_[column].indicator == soci::i_null; }
  std::int64_t integer(std::size_t column) const override { return columns_[column].number; }
  std::string text(std::size_t column) override { return std::move(columns_[column].text); }
  Timestamp time(std::size_t column) const override;
  bool boolean(std::size_t column) const override;

  Wire wire_;
  std::vector<Slot> parameters_;  // never resized: SOCI keeps their addresses
  std::vector<Slot> columns_;
  soci::statement statement_;
};

}  // namespace vedette::storage
