#include <algorithm>
#include <charconv>

#include "members/attributes_sink.hpp"
#include "members/field_problems.hpp"
#include "members/texts_sink.hpp"
#include "text/reader.hpp"
#include "vedette/json/object.hpp"

namespace vedette::json {

Fields::Fields(Object object) : object_(std::move(object)), taken_(object_.members().size()) {
  asked_.reserve(taken_.size());
}

// Of several with one name, which only a form can have, the last.
Member* Fields::take(std::string_view name) {
  asked_.emplace_back(name);
  Member* found = nullptr;
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (object_.members()[i].name != name) continue;
    found = &object_.members()[i];
    taken_[i] = true;
  }
  return found;
}

Member* Fields::take(std::string_view name, Kind kind, std::string_view wanted) {
  Member* member = take(name);
  if (!member || member->kind == kind) return member;
  problems_.push_back(wrongType(name, wanted, member->kind));
  return nullptr;
}

std::optional<std::string> Fields::text(std::string_view name) {
  Member* member = take(name, Kind::Text, "a string");
  if (!member) return std::nullopt;
  return std::move(member->text);
}

std::optional<std::optional<std::string>> Fields::textOrNull(std::string_view name) {
  Member* member = take(name);
  if (!member) return std::nullopt;
  if (member->kind == Kind::Null) return std::optional<std::string>{};
  if (member->kind == Kind::Text) return std::move(member->text);
  problems_.push_back(wrongType(name, "a string or null", member->kind));
  return std::nullopt;
}

std::optional<bool> Fields::boolean(std::string_view name) {
  const Member* member = take(name, Kind::Boolean, "true or false");
  if (!member) return std::nullopt;
  return member->text == "true";
}

std::optional<std::int64_t> Fields::integer(std::string_view name) {
  const Member* member = take(name, Kind::Number, "an integer");
  if (!member) return std::nullopt;
  const std::string& token = member->text;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (end != token.data() + token.size()) {
    problem(
        {std::string(name), Violation::WrongType, "Must be an integer, without fraction or exponent.", ""});
  } else if (error != std::errc()) {
    problem({std::string(name), Violation::OutOfRange, "Must be an integer of at most 64 bits.", ""});
  } else {
    return value;
  }
  return std::nullopt;
}

std::optional<std::vector<std::string>> Fields::texts(std::string_view name) {
  const Member* member = take(name, Kind::Array, "an array of strings");
  if (!member) return std::nullopt;
  TextsSink sink;
  if (read(member->text, sink, Root::Any) && sink.onlyTexts()) return sink.take();
  problem({std::string(name), Violation::WrongType, "Must be an array of strings only.", ""});
  return std::nullopt;
}

std::optional<Attributes> Fields::object(std::string_view name) {
  const Member* member = take(name, Kind::Object, "an object");
  if (!member) return std::nullopt;
  AttributesSink sink;
  const Result<void> sound = read(member->text, sink, Root::Object);
  auto attributes = sink.build();
  if (sound && attributes) return std::move(*attributes);
  const Error& error = sound ? attributes.error() : sound.error();
  problem({std::string(name), Violation::BadFormat,
           error.fields.empty() ? error.message : error.fields.front().message, ""});
  return std::nullopt;
}

std::optional<Object> Fields::nested(std::string_view name) {
  const Member* member = take(name, Kind::Object, "an object");
  if (!member) return std::nullopt;
  auto object = Object::parse(member->text);
  if (object) return std::move(*object);
  problem({std::string(name), Violation::BadFormat, object.error().message, ""});
  return std::nullopt;
}

std::optional<Timestamp> Fields::timestamp(std::string_view name) {
  const auto value = text(name);
  if (!value) return std::nullopt;
  const auto time = parseTimestamp(*value);
  if (!time) problem(badTimestamp(name));
  return time;
}

std::optional<std::string> Fields::scalar(std::string_view name) {
  Member* member = take(name);
  if (!member) return std::nullopt;
  if (member->kind == Kind::Text || member->kind == Kind::Number || member->kind == Kind::Boolean)
    return std::move(member->text);
  problems_.push_back(wrongType(name, "a string", member->kind));
  return std::nullopt;
}

std::vector<FieldError> Fields::problems() {
  std::vector<FieldError> all = problems_;
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < taken_.size() && unknown < maxUnknownReported; ++i) {
    if (taken_[i]) continue;
    all.push_back(unknownField(object_.members()[i].name, listed(asked_)));
    ++unknown;
  }
  return all;
}

}  // namespace vedette::json
