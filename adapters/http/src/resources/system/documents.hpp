#pragma once

#include "../../route.hpp"

namespace vedette::http {

// The API's documents: openapi/openapi.yaml as it is and as JSON, and the Django API's own.
Response openapiYaml(const Call&);
Response openapiJson(const Call&);
Response swaggerJson(const Call&);
Response swaggerYaml(const Call&);

}  // namespace vedette::http
