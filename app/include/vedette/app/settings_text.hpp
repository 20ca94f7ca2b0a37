#pragma once

#include <string>

#include "vedette/app/load_settings.hpp"

namespace vedette::app {

// `vedette config check`: a line a setting, key = value, and where it comes from.
std::string describe(const LoadedSettings&);

// `vedette config example`: the table as a commented settings file, or as an environment file.
enum class ExampleKind { File, Environment };
std::string exampleSettings(ExampleKind);

}  // namespace vedette::app
