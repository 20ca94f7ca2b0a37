#include "text/guard.hpp"

#include "text/clipped.hpp"
#include "text/number.hpp"
#include "vedette/domain/events/attributes.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::json {
bool Guard::Null() {
  value("NoneType");
  if (heard()) sink_.null();
  return true;
}

bool Guard::Bool(bool b) {
  value("bool");
  if (heard()) sink_.boolean(b);
  return true;
}

bool Guard::RawNumber(const char* start, rapidjson::SizeType size, bool) {
  const std::string_view token(start, size);
  if (scopes_.depth() == 0) value(token.find_first_of(".eE") == std::string_view::npos ? "int" : "float");
  if (!fitsDouble(token)) return refuseNumber(static_cast<std::size_t>(start - text_));
  if (heard()) sink_.number(token);
  return true;
}

bool Guard::String(const char* start, rapidjson::SizeType size, bool) {
  value("str");
  const std::string_view text(start, size);
  if (!mayKeep(text)) return false;
  if (heard()) sink_.text(text);
  return true;
}

bool Guard::Key(const char* start, rapidjson::SizeType size, bool) {
  const std::string_view name(start, size);
  const bool outermost = scopes_.depth() == 1;
  if (outermost) member_ = {};
  if (!mayKeep(name)) return false;
  if (outermost) member_ = name;
  scopes_.add(name);
  if (heard()) sink_.key(name);
  return true;
}

bool Guard::StartObject() {
  if (!open("dict")) return false;
  if (heard()) sink_.startObject();
  return true;
}

bool Guard::EndObject(rapidjson::SizeType) {
  if (!close()) return false;
  if (heard()) sink_.endObject();
  return true;
}

bool Guard::StartArray() {
  if (!open("list")) return false;
  if (heard()) sink_.startArray();
  return true;
}

bool Guard::EndArray(rapidjson::SizeType) {
  if (!close()) return false;
  if (heard()) sink_.endArray();
  return true;
}

void Guard::value(std::string_view pythonType) {
  if (scopes_.depth() == 0 && wanted_ == Root::Object && pythonType != "dict") wrongRoot_ = pythonType;
}

bool Guard::open(std::string_view pythonType) {
  value(pythonType);
  if (scopes_.depth() == NameScopes::maxDepth)
    return refuse(Refusal::here, "Nested too deeply", Violation::OutOfRange,
                  "Must not nest deeper than " + std::to_string(Attributes::maxDepth) + " levels.");
  scopes_.open();
  return true;
}

bool Guard::close() {
  const std::string_view repeated = scopes_.close();
  if (repeated.data() == nullptr) return true;
  if (scopes_.depth() == 0) member_ = repeated;
  const std::string name = '"' + clipped(repeated) + '"';
  return refuse(static_cast<std::size_t>(repeated.data() - text_) - 1, "Duplicate name " + name,
                Violation::BadFormat, "The name " + name + " must not occur twice in one object.");
}

bool Guard::refuseNumber(std::size_t offset) {
  return refuse(offset, "Number out of range", Violation::OutOfRange,
                "Must hold no number beyond what a 64-bit floating point number can hold.");
}

bool Guard::checkText(std::string_view text) {
  if (isStorableText(text)) return true;
  return refuse(static_cast<std::size_t>(text.data() - text_) - 1,
                "Invalid UTF-8, NUL or unpaired surrogate in the string starting at", Violation::BadFormat,
                "Texts must be UTF-8 without NUL and unpaired surrogates.");
}

bool Guard::refuse(std::size_t offset, std::string what, Violation violation, std::string message) {
  refusal_ = {offset, std::move(what), {clipped(member_), violation, std::move(message), ""}};
  return false;
}

}  // namespace vedette::json
