#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "request.hpp"

namespace vedette::http {

struct AccessRecord {
  const Request& request;
  std::string_view user;    // empty for nobody
  std::string_view method;  // "-" when the head could not be read
  unsigned status;
  std::size_t bytes;  // of the answer's body
  std::chrono::nanoseconds took;
  std::string_view failure = {};  // the type of what a handler threw
};

// Replaces `line` by one JSON object, of bounded length whatever the client sent. The query is left out: it
// may hold what is nobody's business.
void writeAccessLine(std::string& line, const AccessRecord&);

}  // namespace vedette::http
