#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sql/value.hpp"

namespace vedette::storage {

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
class Statement {
 public:
  virtual ~Statement() = default;

  // Reads the result to its end. Gives the number of rows that it changed.
  virtual long long run(Values values, const OnRow& onRow) = 0;

  // Without waiting for what comes of it, where the database allows that.
  virtual void send(Values values) { run(values, {}); }

  // The rows come no later than those of the next statement that is run on the session.
  virtual void ask(Values values, OnRow onRow) { run(values, onRow); }
};

}  // namespace vedette::storage
