#pragma once

#include <cstdint>
#include <optional>

#include "failure.hpp"
#include "request.hpp"
#include "wire/request_head.hpp"

namespace vedette::http {

// Where the body ends. Exactly one reading of it is let through.
struct Framing {
  enum class Kind { None, Length, Chunked } kind = Kind::None;
  std::uint64_t length = 0;  // for Length
};

// What a head says about the connection and the body, beside the request itself.
struct Envelope {
  Framing framing = {};
  bool http11 = true;
  bool keepAlive = true;
  bool expectsContinue = false;
  bool unknownExpectation = false;
};

// Stands between the head and everything else: fills `request` and `envelope`, or says why the head is
// refused. After a refusal nobody knows where the next request begins, so the connection must be closed.
std::optional<Failure> inspect(const RequestHead&, Request& request, Envelope& envelope);

// 1 to 64 of letters, digits, '.', '_' and '-': an X-Request-Id that is safe to repeat.
bool isSensibleRequestId(std::string_view);

}  // namespace vedette::http
