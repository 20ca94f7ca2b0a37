#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "vedette/domain/detection/rules/ip_network.hpp"
#include "vedette/domain/detection/rules/regex.hpp"
#include "vedette/domain/detection/rules/text_pattern.hpp"

namespace vedette::detection {

// The whole value by a pattern. Numbers and booleans are their JSON text, objects their JSON.
struct TextTest {
  TextPattern pattern;
  bool cased = false;
};
struct RegexTest {
  std::shared_ptr<const Regex> regex;
};
struct CidrTest {
  IpNetwork network;
};
enum class Comparison : std::uint8_t { Less, LessOrEqual, Greater, GreaterOrEqual, Equal };
enum class TimePart : std::uint8_t { Minute, Hour, Day, Week, Month, Year };
// A number, or a part of an ISO 8601 time as written: no time zone is applied. Week by ISO 8601.
struct CompareTest {
  Comparison comparison;
  double value;
  std::optional<TimePart> part = {};
};
struct ExistsTest {
  bool wanted;  // presence alone counts, whatever the value
};
struct NullTest {};  // absent, or JSON null
enum class Anchor : std::uint8_t { Whole, Start, End, Anywhere };
// The field's value against another field's.
struct FieldRefTest {
  std::string other;
  Anchor anchor = Anchor::Whole;
  bool cased = false;
};
struct NeverTest {  // of a value that nobody knows: an unresolved placeholder
  std::string placeholder;
};

// What a rule asks of one field: true when any of its values passes. Without a field name it asks every value
// of the event.
struct Predicate {
  using Test =
      std::variant<TextTest, RegexTest, CidrTest, CompareTest, ExistsTest, NullTest, FieldRefTest, NeverTest>;
  std::string field;  // case-sensitive; dots lead into objects; empty: any value
  Test test;
};

}  // namespace vedette::detection
