#pragma once

#include "../engine_figures.hpp"
#include "../route.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// What stands outside of the APIs: health, metrics, the documents and the page that shows them. Both
// arguments must outlive it.
Api systemApi(const Services&, const EngineFigures&);

}  // namespace vedette::http
