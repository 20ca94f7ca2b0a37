#include <algorithm>

#include "vedette/domain/events/attributes.hpp"
#include "vedette/domain/text.hpp"

namespace vedette {

AttributesBuilder& AttributesBuilder::startObject() {
  open(false);
  return *this;
}

AttributesBuilder& AttributesBuilder::endObject() {
  close();
  return *this;
}

AttributesBuilder& AttributesBuilder::startArray() {
  open(true);
  return *this;
}

AttributesBuilder& AttributesBuilder::endArray() {
  close();
  return *this;
}

AttributesBuilder& AttributesBuilder::key(std::string_view name) {
  if (levels_.empty()) return *this;
  Level& level = levels_.back();
  const auto place = std::lower_bound(level.keys.begin(), level.keys.end(), name);
  if (place != level.keys.end() && *place == name)
    fail("The name \"" + std::string(name) + "\" occurs twice.");
  level.keys.insert(place, std::string(name));
  if (!level.first) json_ += ',';
  level.first = false;
  quote(name);
  json_ += ':';
  return *this;
}

AttributesBuilder& AttributesBuilder::text(std::string_view value) {
  beforeValue();
  quote(value);
  return *this;
}

AttributesBuilder& AttributesBuilder::number(std::string_view token) {
  beforeValue();
  json_ += token;
  return *this;
}

AttributesBuilder& AttributesBuilder::integer(std::int64_t value) { return number(std::to_string(value)); }

AttributesBuilder& AttributesBuilder::boolean(bool value) { return number(value ? "true" : "false"); }

AttributesBuilder& AttributesBuilder::null() { return number("null"); }

Result<Attributes> AttributesBuilder::build() {
  if (problem_.empty() && json_.size() > Attributes::maxBytes)
    fail("Must have no more than " + std::to_string(Attributes::maxBytes) + " bytes.");
  if (!problem_.empty())
    return invalid(std::vector<FieldError>{{"attributes", Violation::BadFormat, problem_, ""}});
  return Attributes{std::move(json_)};
}

void AttributesBuilder::beforeValue() {
  if (json_.size() > Attributes::maxBytes)
    fail("Must have no more than " + std::to_string(Attributes::maxBytes) + " bytes.");
  if (levels_.empty() || !levels_.back().array) return;
  if (!levels_.back().first) json_ += ',';
  levels_.back().first = false;
}

void AttributesBuilder::open(bool array) {
  beforeValue();
  if (levels_.size() == Attributes::maxDepth)
    fail("Must not nest deeper than " + std::to_string(Attributes::maxDepth) + " levels.");
  json_ += array ? '[' : '{';
  levels_.push_back({array});
}

void AttributesBuilder::close() {
  if (levels_.empty()) return;
  json_ += levels_.back().array ? ']' : '}';
  levels_.pop_back();
}

void AttributesBuilder::fail(std::string why) {
  if (problem_.empty()) problem_ = std::move(why);
}

void AttributesBuilder::quote(std::string_view text) {
  if (!isStorableText(text)) return fail("Texts must be UTF-8 without NUL.");
  constexpr std::string_view hex = "0123456789abcdef";
  json_ += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json_ += '\\';
      json_ += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      json_ += "\\u00";
      json_ += hex[static_cast<unsigned char>(c) >> 4];
      json_ += hex[static_cast<unsigned char>(c) & 15];
    } else {
      json_ += c;
    }
  }
  json_ += '"';
}

}  // namespace vedette
