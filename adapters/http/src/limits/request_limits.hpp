#pragma once

#include <optional>

#include "failure.hpp"
#include "limits/rate_limit.hpp"
#include "vedette/domain/identity/principal.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// How often a caller may ask: an account, from wherever it does, or the network of somebody without one. One
// quota for all routes together.
class RequestLimits {
 public:
  explicit RequestLimits(const ServerSettings& settings)
      : anonymous_(settings.anonymousRequests), users_(settings.userRequests) {}

  // Counts a request that may be made; 429 when it is one too many.
  std::optional<Failure> count(const Request&, const std::optional<Principal>& caller,
                               RateLimit::Clock::time_point now);

 private:
  RateLimit anonymous_;
  RateLimit users_;
};

}  // namespace vedette::http
