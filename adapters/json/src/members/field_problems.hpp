#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/error.hpp"
#include "vedette/json/object.hpp"

namespace vedette::json {

// `wanted` and the like complete "must be ...": "a string".
FieldError wrongType(std::string_view field, std::string_view wanted, Kind got);  // Null for a null
FieldError badTimestamp(std::string_view field);
FieldError notAChoice(std::string_view field, std::string_view value, std::string_view choices);
FieldError tooLong(std::string_view field, std::size_t limit);
FieldError unknownField(std::string_view field, std::string_view allowed);

// "a, b, c"
template <class Names>
std::string listed(const Names& names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

// Adds what the domain says of the fields that have no problem yet: a value of the wrong type is also a
// missing one, but is reported once.
void addProblems(std::vector<FieldError>& problems, const Error& ofDomain);

// A text with more unknown members than this is told of the first ones.
inline constexpr std::size_t maxUnknownReported = 16;

}  // namespace vedette::json
