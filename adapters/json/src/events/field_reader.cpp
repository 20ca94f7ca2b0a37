#include "vedette/json/field_reader.hpp"

#include <rapidjson/reader.h>

#include "text/syntax_error.hpp"
#include "vedette/domain/detection/engine/field_handler.hpp"
#include "vedette/domain/detection/engine/quick_scanner.hpp"

namespace vedette::json {
namespace {

// The handler bounds the depth.
using detection::FieldHandler;
using detection::QuickScanner;

constexpr unsigned flags = rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;

Result<void> readThoroughly(std::string_view json, char* text, detection::EventFields& fields) {
  rapidjson::InsituStringStream stream(text);
  FieldHandler handler(fields, json, stream);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, handler);
  if (result.Code() == rapidjson::kParseErrorTermination)
    return invalid(syntaxMessage(json, result.Offset(), "Expected a JSON object of at most 64 levels"));
  if (!result) return invalid(syntaxMessage(json, result.Offset(), result.Code()));
  if (stream.Tell() != json.size())
    return invalid(syntaxMessage(json, stream.Tell(), rapidjson::kParseErrorDocumentRootNotSingular));
  return {};
}

}  // namespace

Result<void> FieldReader::read(std::string_view json, detection::EventFields& fields) {
  fields.clear();
  text_.assign(json).append(QuickScanner::padding, '\0');
  QuickScanner scanner(text_.data());
  FieldHandler handler(fields, json, scanner);
  if (!scanner.scan(handler, json.size())) {
    fields.clear();
    text_.assign(json);
    if (const auto read = readThoroughly(json, text_.data(), fields); !read) return read.error();
  }
  return {};
}

}  // namespace vedette::json
