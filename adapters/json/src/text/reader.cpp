#include "text/reader.hpp"

#include <rapidjson/reader.h>

#include <array>
#include <cstddef>
#include <string>

#include "text/guard.hpp"
#include "text/syntax_error.hpp"

namespace vedette::json {
namespace {

// Iterative, so the call stack does not grow with the input; numbers as strings, so none loses a digit.
// UTF-8 is checked text by text in the guard, which also sees what escapes make.
constexpr unsigned flags =
    rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;

// The parser's stack: what usual texts need lies on ours, beside the allocator's own head.
constexpr std::size_t usualStack = 512, stackBytes = usualStack + 128;

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

}  // namespace

Result<void> read(std::string_view json, Sink& sink, Root root) {
  std::string copy;
  return read(json, copy, sink, root);
}

Result<void> read(std::string_view json, std::string& text, Sink& sink, Root root) {
  text.assign(json);
  rapidjson::InsituStringStream stream(text.data());
  Guard guard(sink, text.data(), root);
  alignas(std::max_align_t) std::array<char, stackBytes> stack;
  rapidjson::MemoryPoolAllocator<> memory(stack.data(), stack.size());
  rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, rapidjson::MemoryPoolAllocator<>> reader(
      &memory, usualStack);
  const rapidjson::ParseResult result = reader.Parse<flags>(stream, guard);
  if (!result) return refused(json, guard, result);
  if (stream.Tell() != json.size())  // RapidJSON takes a NUL for the end
    return invalid(syntaxMessage(json, stream.Tell(), rapidjson::kParseErrorDocumentRootNotSingular));
  if (!guard.wrongRoot().empty()) return wrongRoot(guard.wrongRoot());
  return {};
}

}  // namespace vedette::json
