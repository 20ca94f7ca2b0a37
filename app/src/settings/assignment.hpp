#pragma once

#include <string>
#include <string_view>
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

// Printable ASCII of the length of a name: what is repeated of a name that is not known, because it goes to a
// terminal and to logs.
bool canBeShown(std::string_view name);

// Lines `key = value`; # begins a comment on a line of its own; the last of two lines with one key is an
// error.
Assignments readSettingsFile(const std::filesystem::path&);
Assignments readEnvironment(const Variables&);  // VEDETTE_*
Assignments readFlags(const Variables&);

}  // namespace vedette::app
