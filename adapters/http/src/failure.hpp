#pragma once

#include <optional>
#include <string>
#include <vector>

#include "request.hpp"
#include "response.hpp"
#include "vedette/error.hpp"
#include "vedette/usecases/authenticate.hpp"

namespace vedette::http {

// A request that ends without its handler's answer, or with an Error of the core. Each API words it in its
// own style.
struct Failure {
  unsigned status;
  std::string detail;
  std::vector<FieldError> fields = {};
  std::optional<Refusal> refusal = {};  // 401
  std::string allow = {};               // 405
  unsigned retryAfterSeconds = 0;       // 429, 503
};

// The status of each ErrorKind: the only place where kinds become HTTP.
Failure toFailure(const Error&);

using FailureStyle = Response (*)(const Failure&, const Request&);

// application/problem+json (RFC 9457): what /api/v1 and everything without a style of its own answers.
Response problem(const Failure&, const Request&);

}  // namespace vedette::http
