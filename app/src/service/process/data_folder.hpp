#pragma once

#include <filesystem>

#include "vedette/result.hpp"

namespace vedette::app {

// Makes the folder, readable by its owner alone, when there is none.
Result<void> makeDataFolder(const std::filesystem::path&);

}  // namespace vedette::app
