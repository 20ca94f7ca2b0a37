#pragma once

#include <string_view>

#include "route.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// The API of the Django system that Vedette replaces, under /api (README.md beside this file). What it holds
// of the services stays valid as long as their core.
Api djangoApi(const Services&);

// That API as a Swagger 2.0 document in JSON: what GET /swagger.json answers.
std::string_view djangoSwagger();

}  // namespace vedette::http
