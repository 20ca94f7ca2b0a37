#include "vedette/json/field_reader.hpp"

#include <rapidjson/reader.h>

#include <array>

#include "text/syntax_error.hpp"

namespace vedette::json {
namespace {

using detection::EventFields;
using detection::FieldTable;
using detection::noField;
using detection::ValueKind;

constexpr unsigned flags =
    rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;  // depth is bounded by the handler

// Hears an object in RapidJSON's words and keeps its values by field.
class FieldHandler {
 public:
  FieldHandler(EventFields& fields, std::string_view original, rapidjson::InsituStringStream& stream)
      : fields_(fields), original_(original), stream_(stream) {}

  bool Null() { return add(ValueKind::Null, "null"); }
  bool Bool(bool b) { return add(ValueKind::Boolean, b ? "true" : "false"); }
  bool RawNumber(const char* start, rapidjson::SizeType size, bool) {
    return add(ValueKind::Number, {start, size});
  }
  bool String(const char* start, rapidjson::SizeType size, bool) {
    return add(ValueKind::Text, {start, size});
  }
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool Key(const char* start, rapidjson::SizeType size, bool) {
    const std::string_view key(start, size);
    Level& level = levels_[depth_ - 1];
    source_ = depth_ == 1 && key.starts_with("_ls_") ? sourcePart(key) : nullptr;
    level.value = fields_.table().child(level.object, key);
    return true;
  }

  bool StartObject() {
    if (depth_ == levels_.size()) return false;
    const FieldTable::Node node = depth_ == 0 ? FieldTable::root : levels_[depth_ - 1].value;
    // An object of an array: the array's elements go by the array's own name.
    levels_[depth_++] = {node, node, stream_.Tell() - 1, false};
    return true;
  }
  bool EndObject(rapidjson::SizeType) {
    const Level ended = levels_[--depth_];
    if (depth_ == 0) return true;
    if (const auto field = fields_.table().fieldAt(ended.object); field != noField)
      fields_.add(field, ValueKind::Object, original_.substr(ended.start, stream_.Tell() - ended.start));
    return true;
  }
  bool StartArray() {
    if (depth_ == 0 || depth_ == levels_.size()) return false;
    const FieldTable::Node node = levels_[depth_ - 1].value;
    levels_[depth_++] = {node, node, 0, true};
    return true;
  }
  bool EndArray(rapidjson::SizeType count) {
    const Level ended = levels_[--depth_];
    if (const auto field = fields_.table().fieldAt(ended.value); count == 0 && field != noField)
      fields_.add(field, ValueKind::EmptyArray, {});
    return true;
  }

 private:
  struct Level {
    FieldTable::Node object;  // where its keys are looked up
    FieldTable::Node value;   // where the value of the moment belongs
    std::size_t start;
    bool array;
  };

  bool add(ValueKind kind, std::string_view text) {
    if (depth_ == 0) return false;
    if (source_)
      *source_ = text;
    else
      fields_.add(fields_.table().fieldAt(levels_[depth_ - 1].value), kind, text);
    return true;
  }
  std::string_view* sourcePart(std::string_view key) {
    auto& source = fields_.logSource();
    if (key == "_ls_category") return &source.category;
    if (key == "_ls_product") return &source.product;
    return key == "_ls_service" ? &source.service : nullptr;
  }

  EventFields& fields_;
  std::string_view original_;
  rapidjson::InsituStringStream& stream_;
  std::array<Level, 64> levels_;
  std::size_t depth_ = 0;
  std::string_view* source_ = nullptr;
};

}  // namespace

Result<void> FieldReader::read(std::string_view json, EventFields& fields) {
  fields.clear();
  text_.assign(json);
  rapidjson::InsituStringStream stream(text_.data());
  FieldHandler handler(fields, json, stream);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
  if (result.Code() == rapidjson::kParseErrorTermination)
    return invalid(syntaxMessage(json, result.Offset(), "Expected a JSON object of at most 64 levels"));
  if (!result) return invalid(syntaxMessage(json, result.Offset(), result.Code()));
  if (stream.Tell() != json.size())
    return invalid(syntaxMessage(json, stream.Tell(), rapidjson::kParseErrorDocumentRootNotSingular));
  fields.setText(text_);
  return {};
}

}  // namespace vedette::json
