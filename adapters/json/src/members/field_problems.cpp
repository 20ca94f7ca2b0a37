#include "members/field_problems.hpp"

#include <algorithm>

#include "text/clipped.hpp"

namespace vedette::json {
namespace {

std::string_view nameOf(Kind kind) {
  switch (kind) {
    case Kind::Null:
      return "null";
    case Kind::Boolean:
      return "a boolean";
    case Kind::Number:
      return "a number";
    case Kind::Text:
      return "a string";
    case Kind::Array:
      return "an array";
    case Kind::Object:
      break;
  }
  return "an object";
}

}  // namespace

FieldError wrongType(std::string_view field, std::string_view wanted, Kind got) {
  return {std::string(field), got == Kind::Null ? Violation::Null : Violation::WrongType,
          "Must be " + std::string(wanted) + ", not " + std::string(nameOf(got)) + ".", ""};
}

FieldError badTimestamp(std::string_view field) {
  return {std::string(field), Violation::BadFormat,
          "Must be an RFC 3339 date and time with an offset, such as 2026-11-22T08:00:00Z.", ""};
}

FieldError notAChoice(std::string_view field, std::string_view value, std::string_view choices) {
  return {std::string(field), Violation::NotAChoice, "Must be one of " + std::string(choices) + ".",
          clipped(value)};
}

FieldError tooLong(std::string_view field, std::size_t limit) {
  const std::string shown = std::to_string(limit);
  return {std::string(field), Violation::TooLong, "Must have no more than " + shown + " characters.", shown};
}

FieldError unknownField(std::string_view field, std::string_view allowed) {
  return {clipped(field), Violation::Unknown,
          "No such field exists; allowed are " + std::string(allowed) + ".", ""};
}

void addProblems(std::vector<FieldError>& problems, const Error& ofDomain) {
  const auto known = static_cast<std::ptrdiff_t>(problems.size());
  for (const FieldError& error : ofDomain.fields) {
    const auto same = [&](const FieldError& other) { return other.field == error.field; };
    if (std::none_of(problems.begin(), problems.begin() + known, same)) problems.push_back(error);
  }
}

}  // namespace vedette::json
