#include "text/syntax_error.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette::json {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// The quote that opens the string in which the text ends: all later ones are escaped.
std::size_t openingQuote(std::string_view json) {
  for (std::size_t i = json.size(); i-- > 0;) {
    if (json[i] != '"') continue;
    const std::size_t before = json.find_last_not_of('\\', i == 0 ? 0 : i - 1);
    const std::size_t escapes = i == 0 ? 0 : i - 1 - (before == std::string_view::npos ? -1 : before);
    if (escapes % 2 == 0) return i;
  }
  return 0;
}

// Where a misspelt literal begins.
std::size_t wordStart(std::string_view json, std::size_t offset) {
  while (offset > 0 && json[offset - 1] >= 'a' && json[offset - 1] <= 'z') --offset;
  return offset;
}

std::string badStringMessage(std::string_view json, std::size_t offset, rapidjson::ParseErrorCode code) {
  if (code == rapidjson::kParseErrorStringUnicodeEscapeInvalidHex)
    return syntaxMessage(json, offset, "Invalid \\uXXXX escape");
  if (code == rapidjson::kParseErrorStringUnicodeSurrogateInvalid)
    return syntaxMessage(json, offset, "Unpaired surrogate");
  if (offset >= json.size())
    return syntaxMessage(json, openingQuote(json), "Unterminated string starting at");
  const bool control = static_cast<unsigned char>(json[offset]) < 0x20;
  return syntaxMessage(json, offset, control ? "Invalid control character at" : "Invalid \\escape");
}

}  // namespace

std::string syntaxMessage(std::string_view json, std::size_t offset, std::string_view what) {
  const std::string_view before = json.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t lastBreak = before.rfind('\n');
  const std::size_t column =
      lengthOf(lastBreak == std::string_view::npos ? before : before.substr(lastBreak + 1));
  return "JSON parse error - " + std::string(what) + ": line " + std::to_string(lines + 1) + " column " +
         std::to_string(column + 1) + " (char " + std::to_string(lengthOf(before)) + ")";
}

std::string syntaxMessage(std::string_view json, std::size_t offset, rapidjson::ParseErrorCode code) {
  if (json.starts_with(byteOrderMark))
    return syntaxMessage(json, 0, "Unexpected UTF-8 BOM (decode using utf-8-sig)");
  switch (code) {
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return syntaxMessage(json, offset, "Extra data");
    case rapidjson::kParseErrorObjectMissName:
      return syntaxMessage(json, offset, "Expecting property name enclosed in double quotes");
    case rapidjson::kParseErrorObjectMissColon:
      return syntaxMessage(json, offset, "Expecting ':' delimiter");
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return syntaxMessage(json, offset, "Expecting ',' delimiter");
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringMissQuotationMark:
      return badStringMessage(json, offset, code);
    default:
      return syntaxMessage(json, wordStart(json, offset), "Expecting value");
  }
}

}  // namespace vedette::json
