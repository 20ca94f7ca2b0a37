#pragma once

#include <optional>
#include <variant>

#include "routing/router.hpp"
#include "wire/guard.hpp"

namespace vedette::http {

// The decisions that come before the body is read, one after the other. Each says why a request ends there.

// What is answered without a handler: an unknown path or method, OPTIONS, the redirect to a trailing slash.
// Nothing when a route was found.
std::optional<std::variant<Response, Failure>> answerWithoutHandler(const Match&, const Request&);

// Whether what is remembered of a bearer is enough to decide: what was read while the store was away is so
// for sending events alone, because the store may be back.
bool isEnough(const std::optional<Authentication>& remembered, const Access&);

std::optional<Failure> checkAccess(const Access&, const Authentication&);

// Too large, or in a coding that the route does not take. A path without a route takes what most routes do.
std::optional<Failure> checkBody(const Route*, const Request&, const Envelope&);

// The token of "Authorization: Bearer <token>"; empty for none and for other schemes.
std::string_view bearerOf(const Request&);

bool isGzip(const Request&);

}  // namespace vedette::http
