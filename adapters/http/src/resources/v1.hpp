#pragma once

#include "../route.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// Vedette's own API, under /api/v1: openapi/openapi.yaml says what each route takes and gives. The services'
// core must outlive it.
Api v1Api(const Services&, const ServerSettings&);

}  // namespace vedette::http
