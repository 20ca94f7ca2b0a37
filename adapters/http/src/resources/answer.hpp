#pragma once

#include "../route.hpp"
#include "vedette/core.hpp"

namespace vedette::http {

// What a resource is made of: a function that asks a use case and words its answer.
using Resource = Result<Response> (*)(Core&, const Call&);
using Answering = std::function<Response(const Call&)>;

// The resource as a handler: an Error becomes problem+json, and a query is refused.
Answering on(Core&, Resource);

// The same for a resource that reads the query itself.
Answering onQuery(Core&, Resource);

// The same as on() for a resource that reads a body: 415 unless it is JSON.
Answering onJson(Core&, Resource);

// The same for one that reads a body and the query.
Answering onJsonAndQuery(Core&, Resource);

// Invalid, naming them, when a request has parameters although none is allowed.
Result<void> refuseQuery(const Request&);

// The id in a capture. A text that is no id names nothing: NotFound, as for an unknown one.
Result<std::int64_t> idIn(const std::string& capture, std::string_view what);

}  // namespace vedette::http
