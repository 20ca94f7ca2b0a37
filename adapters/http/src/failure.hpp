#pragma once

#include <optional>
#include <string>
#include <string_view>
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

// What every API says while the store is away; why it is stands in the health.
inline constexpr std::string_view storeAwayDetail = "Database unavailable \u2014 running in degraded mode";

// The status of each ErrorKind: the only place where kinds become HTTP.
Failure toFailure(const Error&);

using FailureStyle = Response (*)(const Failure&, const Request&);

// application/problem+json (RFC 9457): what /api/v1 and everything without a style of its own answers.
Response problem(const Failure&, const Request&);

}  // namespace vedette::http
