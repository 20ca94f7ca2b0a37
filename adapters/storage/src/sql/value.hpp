#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "vedette/domain/timestamp.hpp"

namespace vedette::storage {

// Small: an integer where PostgreSQL has a smallint, which its binary forms of rows tell from a bigint.
// Integers: a list, which statements take and no column has.
enum class Kind : std::uint8_t { Integer, Text, Json, Time, Boolean, Small, Integers };

constexpr bool isText(Kind kind) { return kind == Kind::Text || kind == Kind::Json; }

// A value on its way into a statement. Texts and lists are not owned: they must outlive the call that takes
// them.
struct Value {
  Kind kind;
  bool null = false;
  std::int64_t number = 0;  // Integer, Small, Boolean, microseconds of a Time
  std::string_view text = {};
  std::span<const std::int64_t> integers = {};

  template <std::integral T>
  Value(T value)
      : kind(std::same_as<T, bool> ? Kind::Boolean : Kind::Integer),
        number(static_cast<std::int64_t>(value)) {}
  Value(std::string_view value) : kind(Kind::Text), text(value) {}
  Value(const std::string& value) : kind(Kind::Text), text(value) {}
  Value(const char* value) : kind(Kind::Text), text(value) {}
  Value(const std::vector<std::int64_t>& value) : kind(Kind::Integers), integers(value) {}
  Value(Timestamp value) : kind(Kind::Time), number(toMicroseconds(value)) {}

  template <class T>
  Value(const std::optional<T>& value) : Value(value ? Value(*value) : absent(Value(T{}).kind)) {}

  static Value json(std::string_view text) {
    Value value(text);
    value.kind = Kind::Json;
    return value;
  }
  static Value absent(Kind kind) {
    Value value(std::int64_t{0});
    value.kind = kind;
    value.null = true;
    return value;
  }
};

using Values = std::span<const Value>;
using Columns = std::span<const Kind>;

}  // namespace vedette::storage
