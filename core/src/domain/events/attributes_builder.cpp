#include <algorithm>

#include "domain/json_text.hpp"
#include "vedette/domain/events/attributes.hpp"
#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

constexpr std::size_t usualSize = 256;  // bytes of JSON
constexpr std::size_t usualNames = 16;

}  // namespace

AttributesBuilder::AttributesBuilder(Input input) : input_(input) {
  json_.restart(usualSize);
  if (input == Input::Unchecked) names_.reserve(usualNames);
}

void AttributesBuilder::restart(std::size_t expectedBytes) {
  json_.restart(std::min(expectedBytes, Attributes::maxBytes));
  depth_ = 0;
  names_.clear();
  problem_.clear();
}

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
  if (depth_ == 0) return *this;
  separate();
  const std::size_t begin = json_.view().size();
  quote(name);
  if (input_ == Input::Unchecked) names_.push_back({begin, json_.view().size() - begin});
  json_.add(':');
  return *this;
}

AttributesBuilder& AttributesBuilder::text(std::string_view value) {
  beforeValue();
  quote(value);
  return *this;
}

AttributesBuilder& AttributesBuilder::number(std::string_view token) {
  beforeValue();
  json_.add(token);
  return *this;
}

AttributesBuilder& AttributesBuilder::integer(std::int64_t value) { return number(std::to_string(value)); }

AttributesBuilder& AttributesBuilder::boolean(bool value) { return number(value ? "true" : "false"); }

AttributesBuilder& AttributesBuilder::null() { return number("null"); }

Result<Attributes> AttributesBuilder::build() {
  if (problem_.empty() && json_.view().size() > Attributes::maxBytes)
    fail("Must have no more than " + std::to_string(Attributes::maxBytes) + " bytes.");
  if (!problem_.empty())
    return invalid(std::vector<FieldError>{{"attributes", Violation::BadFormat, problem_, ""}});
  return Attributes{json_.take()};
}

void AttributesBuilder::separate() {
  const char last = json_.view().back();
  if (last != '{' && last != '[') json_.add(',');
}

void AttributesBuilder::beforeValue() {
  if (json_.view().size() > Attributes::maxBytes)
    fail("Must have no more than " + std::to_string(Attributes::maxBytes) + " bytes.");
  if (depth_ > 0 && levels_[depth_ - 1].array) separate();
}

void AttributesBuilder::open(bool array) {
  beforeValue();
  if (depth_ == Attributes::maxDepth)
    return fail("Must not nest deeper than " + std::to_string(Attributes::maxDepth) + " levels.");
  json_.add(array ? '[' : '{');
  levels_[depth_++] = {array, names_.size()};
}

void AttributesBuilder::close() {
  if (depth_ == 0) return;
  const Level level = levels_[--depth_];
  json_.add(level.array ? ']' : '}');
  if (!level.array) refuseRepeated(level.names);
  names_.resize(level.names);
  if (depth_ == 0) json_.settle();
}

// In n log n, whatever the names are: nobody can aim at a hash.
void AttributesBuilder::refuseRepeated(std::size_t firstName) {
  const auto first = names_.begin() + static_cast<std::ptrdiff_t>(firstName);
  std::sort(first, names_.end(),
            [this](Name a, Name b) { return a.size != b.size ? a.size < b.size : text(a) < text(b); });
  const auto same = [this](Name a, Name b) { return text(a) == text(b); };
  const auto repeated = std::adjacent_find(first, names_.end(), same);
  if (repeated != names_.end()) fail("The name " + std::string(text(*repeated)) + " occurs twice.");
}

void AttributesBuilder::fail(std::string why) {
  if (problem_.empty()) problem_ = std::move(why);
}

void AttributesBuilder::quote(std::string_view text) {
  if (input_ == Input::Unchecked && !isStorableText(text)) return fail("Texts must be UTF-8 without NUL.");
  addQuoted(json_, text);
}

}  // namespace vedette
