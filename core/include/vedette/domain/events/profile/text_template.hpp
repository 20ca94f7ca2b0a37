#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/result.hpp"

namespace vedette {

// The fields that a profile looks at, by their dotted paths, numbered in the order in which it names them.
class FieldNames {
 public:
  using Number = std::uint16_t;
  struct Group {  // what goes by different names from shipper to shipper
    std::string name;
    std::vector<std::string> fields;
  };

  FieldNames() = default;
  explicit FieldNames(std::vector<Group> groups) : groups_(std::move(groups)) {}

  // Of the fields of the group with that name, or of the field.
  std::vector<Number> numbers(std::string_view name);

  const std::vector<std::string>& all() const { return names_; }

 private:
  Number number(std::string_view field);

  std::vector<Group> groups_;
  std::vector<std::string> names_;
};

// An event's texts of these fields, by number; what it does not have is empty.
using FieldTexts = std::span<const std::string_view>;

// "{Channel} {EventID|Id}": text, and between braces a field, a group, or several, of which the first counts
// that the event has. "{{" stands for a brace.
class TextTemplate {
 public:
  static Result<TextTemplate> parse(std::string_view text, FieldNames&);

  // Of each field the first line. False, and nothing appended, when the event lacks one.
  bool appendTo(std::string& out, FieldTexts) const;

 private:
  struct Part {
    std::string text;                       // before the fields
    std::vector<FieldNames::Number> anyOf;  // none: the end of the template
  };
  std::vector<Part> parts_;
};

}  // namespace vedette
