#include <cstdint>
#include <string>

#include "demand.hpp"
#include "spool/files/frame.hpp"
#include "spool/submission_lines.hpp"

using namespace vedette;

namespace {

// What can be read comes back the same when it is written and read again.
void linesComeBack(std::string_view text) {
  const auto read = ingest::readLines(text);
  if (!read) return;
  std::string once, twice;
  for (const Submission& submission : *read) ingest::appendLines(once, submission);
  const auto again = ingest::readLines(once);
  demand(again.has_value(), "what was written can be read");
  for (const Submission& submission : *again) ingest::appendLines(twice, submission);
  demand(once == twice, "what was written comes back the same");
}

}  // namespace

// A file of the spool, as a crash or a bad disk may leave it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::size_t end = 0;
  while (const auto found = ingest::findFrame(bytes, end)) {
    demand(found->begin >= end && found->end > found->begin && found->end <= size, "frames stand in a row");
    demand(ingest::encode(found->frame) == bytes.substr(found->begin, found->end - found->begin),
           "a frame is what encode() makes");
    linesComeBack(found->frame.text);
    end = found->end;
  }
  linesComeBack(bytes);
  return 0;
}
