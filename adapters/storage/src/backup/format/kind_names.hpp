#pragma once

#include <string_view>

#include "sql/value.hpp"

namespace vedette::storage::backup {

// What a value is, not how wide a database stores it.
constexpr std::string_view nameOf(Kind kind) {
  switch (kind) {
    case Kind::Integer:
    case Kind::Small:
      return "integer";
    case Kind::Text:
      return "text";
    case Kind::Json:
      return "json";
    case Kind::Time:
      return "time";
    case Kind::Boolean:
      return "boolean";
    case Kind::Integers:
      break;
  }
  return "";
}

}  // namespace vedette::storage::backup
