#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/detection/rules/predicate.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

enum class Encoding { Utf16le, Utf16be, Utf16, Base64, Base64Offset };

// A field with its modifiers: "CommandLine|contains|all".
struct FieldKey {
  enum class Type { Text, Regex, Cidr, Exists, Compare, FieldRef };
  static constexpr std::size_t mostEncodings = 6;  // base64offset makes three texts of one

  std::string field;
  Type type = Type::Text;
  detection::Anchor anchor = detection::Anchor::Whole;
  detection::Comparison comparison = detection::Comparison::Equal;
  std::optional<detection::TimePart> part = {};
  detection::Regex::Flags flags = {};
  std::vector<Encoding> encodings = {};  // in the order in which they apply
  bool all = false;
  bool neq = false;
  bool cased = false;
  bool windash = false;
  bool expand = false;
  bool anchored = false;  // contains, startswith or endswith was said
};

// Throws Refused for a name of so many parts that no event is asked for it.
void checkParts(std::string_view field, Mark);

// Throws Refused for a modifier that is unknown or contradicts another, and as checkParts() does.
FieldKey readFieldKey(const std::string& key, Mark);

}  // namespace vedette::sigma
