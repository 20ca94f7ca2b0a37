#pragma once

#include <string>
#include <vector>

#include "vedette/app/load_settings.hpp"

namespace vedette::app {

// One place that says what a setting shall be.
struct Assignment {
  std::string key;
  std::string value;
  std::string source;  // FILE:LINE, VEDETTE_X or --flag
};

// What a source holds; `problems` are lines for people.
struct Assignments {
  std::vector<Assignment> items;
  std::vector<std::string> problems;
};

// Lines `key = value`; # begins a comment on a line of its own; the last of two lines with one key is an
// error.
Assignments readSettingsFile(const std::filesystem::path&);
Assignments readEnvironment(const Variables&);  // VEDETTE_*
Assignments readFlags(const Variables&);

}  // namespace vedette::app
