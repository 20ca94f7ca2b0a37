#include "text/reader.hpp"

#include <rapidjson/reader.h>

#include <string>

#include "text/guard.hpp"
#include "text/syntax_error.hpp"
#include "vedette/domain/detection/engine/quick_scanner.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::json {
namespace {

using detection::QuickScanner;

// Iterative, so the call stack does not grow with the input; numbers as strings, so none loses a digit.
// UTF-8 is checked text by text in the guard, which also sees what escapes make.
constexpr unsigned flags =
    rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;

Error wrongRoot(std::string_view pythonType) {
  const std::string got(pythonType);
  return {ErrorKind::Invalid,
          "Expected a JSON object, but got " + got + ".",
          {{"", Violation::WrongType, "Must be a JSON object, not " + got + ".", got}}};
}

Error refused(std::string_view json, Guard& guard, const rapidjson::ParseResult& result) {
  if (result.Code() == rapidjson::kParseErrorNumberTooBig) guard.refuseNumber(result.Offset());
  const Refusal& refusal = guard.refusal();
  if (refusal.what.empty()) return invalid(syntaxMessage(json, result.Offset(), result.Code()));
  const std::size_t offset = refusal.offset == Refusal::here ? result.Offset() : refusal.offset;
  Error error = invalid(syntaxMessage(json, offset, refusal.what));
  if (!refusal.field.field.empty()) error.fields.push_back(refusal.field);
  return error;
}

// Where and how, in the words that a client knows.
Error whatIsWrong(std::string_view json, Root root) {
  std::string text(json);
  Sink nobody;
  rapidjson::InsituStringStream stream(text.data());
  Guard guard(nobody, text.data(), root);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, guard);
  if (!result) return refused(json, guard, result);
  // RapidJSON takes a NUL for the end.
  return invalid(syntaxMessage(json, stream.Tell(), rapidjson::kParseErrorDocumentRootNotSingular));
}

}  // namespace

Result<void> read(std::string_view json, Sink& sink, Root root) {
  std::string copy;
  return read(json, copy, sink, root);
}

Result<void> read(std::string_view json, std::string& text, Sink& sink, Root root) {
  text.reserve(json.size() + QuickScanner::padding);
  text.assign(json).append(QuickScanner::padding, '\0');
  QuickScanner scanner(text.data());
  Guard guard(sink, text.data(), root, isAscii(json) ? Guard::Texts::Plain : Guard::Texts::Unknown);
  if (!scanner.scan(guard, json.size())) return whatIsWrong(json, root);
  if (!guard.wrongRoot().empty()) return wrongRoot(guard.wrongRoot());
  return {};
}

}  // namespace vedette::json
