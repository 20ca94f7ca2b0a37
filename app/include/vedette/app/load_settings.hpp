#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "vedette/app/settings.hpp"

namespace vedette::app {

using Variables = std::vector<std::pair<std::string, std::string>>;  // name and value

// Where settings come from; a later member wins over the ones before it.
struct SettingSources {
  std::optional<std::filesystem::path> config = {};  // must exist when given
  std::filesystem::path defaultConfig =
      "/etc/vedette/vedette.conf";  // read when it exists and no other is given
  Variables environment = {};       // all of it; only VEDETTE_* counts
  Variables flags = {};             // "--listen" and its value
};

// What a setting is now, and who says so: "default", FILE:LINE, VEDETTE_X or --flag.
struct EffectiveSetting {
  std::string key;
  std::string value;  // secrets masked
  std::string source;
};

struct LoadedSettings {
  Settings settings;
  std::vector<EffectiveSetting> effective;  // in the order of the table
};

// Invalid when a setting is wrong or unknown, with a line for each that names it, its source and what is
// allowed.
Result<LoadedSettings> loadSettings(const SettingSources&);

}  // namespace vedette::app
