#pragma once

#include <vector>

#include "engine_figures.hpp"
#include "route.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// Every API that Vedette speaks. A foreign one is added here and nowhere else. The arguments must outlive it.
std::vector<Api> allApis(const Services&, const ServerSettings&, const EngineFigures&);

}  // namespace vedette::http
