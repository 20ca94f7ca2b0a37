#include "vedette/domain/events/profile/text_template.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

std::string_view firstLine(std::string_view text) {
  text = trimmed(text);
  return text.substr(0, text.find_first_of("\r\n"));
}

// Empty when one of the names is.
std::vector<FieldNames::Number> numbersOf(std::string_view names, FieldNames& fields) {
  std::vector<FieldNames::Number> numbers;
  for (;;) {
    const auto bar = names.find('|');
    const std::string_view name = trimmed(names.substr(0, bar));
    if (name.empty()) return {};
    for (const auto number : fields.numbers(name)) numbers.push_back(number);
    if (bar == std::string_view::npos) return numbers;
    names.remove_prefix(bar + 1);
  }
}

std::string_view firstOf(std::span<const FieldNames::Number> anyOf, FieldTexts texts) {
  for (const auto number : anyOf)
    if (const std::string_view line = firstLine(texts[number]); !line.empty()) return line;
  return {};
}

}  // namespace

std::vector<FieldNames::Number> FieldNames::numbers(std::string_view name) {
  const auto named = [&](const Group& group) { return group.name == name; };
  const auto group = std::find_if(groups_.begin(), groups_.end(), named);
  if (group == groups_.end()) return {number(name)};
  std::vector<Number> all;
  for (const std::string& field : group->fields) all.push_back(number(field));
  return all;
}

FieldNames::Number FieldNames::number(std::string_view field) {
  const auto found = std::find(names_.begin(), names_.end(), field);
  const auto number = static_cast<Number>(found - names_.begin());
  if (found == names_.end()) names_.emplace_back(field);
  return number;
}

Result<TextTemplate> TextTemplate::parse(std::string_view text, FieldNames& fields) {
  TextTemplate made;
  made.parts_.emplace_back();
  while (!text.empty()) {
    const auto brace = std::min(text.find('{'), text.size());
    made.parts_.back().text += text.substr(0, brace);
    text.remove_prefix(brace);
    if (text.starts_with("{{")) {
      made.parts_.back().text += '{';
      text.remove_prefix(2);
    } else if (!text.empty()) {
      const auto end = text.find('}');
      if (end == std::string_view::npos) return invalid("a '{' has no '}'");
      made.parts_.back().anyOf = numbersOf(text.substr(1, end - 1), fields);
      if (made.parts_.back().anyOf.empty()) return invalid("no field stands between the braces");
      made.parts_.emplace_back();
      text.remove_prefix(end + 1);
    }
  }
  return made;
}

bool TextTemplate::appendTo(std::string& out, FieldTexts texts) const {
  const std::size_t before = out.size();
  for (const Part& part : parts_) {
    out += part.text;
    if (part.anyOf.empty()) break;
    const std::string_view value = firstOf(part.anyOf, texts);
    if (value.empty()) {
      out.resize(before);
      return false;
    }
    out += value;
  }
  return true;
}

}  // namespace vedette
