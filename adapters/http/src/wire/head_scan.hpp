#pragma once

#include <cstddef>
#include <string_view>

namespace vedette::http {

// Reads the raw bytes of a request head, or of a trailer section, before anything interprets them, and
// refuses what parsers are known to disagree about: NUL and other control bytes, bare CR or LF, folded lines,
// white space before a colon, anything but printable ASCII in the request line. Works on a growing prefix:
// each byte is looked at once, in runs.
class HeadScan {
 public:
  enum class State { Incomplete, Complete, Malformed, TooLarge };

  struct Limits {
    std::size_t bytes;
    std::size_t fields;
  };

  static HeadScan ofRequest(Limits limits) { return HeadScan(limits, Part::RequestLine); }
  static HeadScan ofTrailer(Limits limits) { return HeadScan(limits, Part::LineStart); }

  // `bytes` begins where it began in the last call, and is longer.
  State operator()(std::string_view bytes);

  // Up to and with the empty line, once Complete.
  std::size_t size() const { return at_; }

 private:
  enum class Part { RequestLine, LineStart, Name, Value };

  HeadScan(Limits limits, Part part) : limits_(limits), part_(part) {}
  bool takeLine(std::string_view bytes);
  bool endLine();

  Limits limits_;
  Part part_;
  std::size_t at_ = 0;
  std::size_t fields_ = 0;
  bool ended_ = false;
};

// A character of a token (RFC 9110 §5.6.2): methods and field names.
bool isTokenCharacter(char);

}  // namespace vedette::http
