#include "vedette/app/version.hpp"

namespace vedette::app {

const char* const version = VEDETTE_VERSION;

}  // namespace vedette::app
