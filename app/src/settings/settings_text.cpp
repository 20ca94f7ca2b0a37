#include "vedette/app/settings_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "setting.hpp"

namespace vedette::app {
namespace {

// As lines of a comment, at most 100 characters wide.
std::string commented(const std::string& text) {
  std::istringstream words(text);
  std::string out, line = "#", word;
  while (words >> word) {
    if (line.size() + 1 + word.size() > 100) {
      out += line + "\n";
      line = "#";
    }
    line += " " + word;
  }
  return out + line + "\n";
}

std::string exampleOf(const Setting& setting, ExampleKind kind) {
  const std::string value = setting.get(Settings{});
  const std::string space = value.empty() ? "" : " ";
  const std::string flag = setting.flag.empty() ? "" : fmt::format(" Flag: {}.", setting.flag);
  const std::string text = commented(fmt::format("{} Allowed: {}.{}", setting.doc, setting.allowed, flag));
  if (kind == ExampleKind::File) return fmt::format("{}#{} ={}{}\n", text, setting.key, space, value);
  return fmt::format("{}#{}={}\n", text, setting.variable(), value);
}

constexpr const char* fileHead =
    "# Settings of vedette: lines of the form key = value. Read from /etc/vedette/vedette.conf or the file "
    "of\n"
    "# --config. A variable VEDETTE_<KEY> of the environment wins over a line here, and a flag over both.\n"
    "# What is commented out shows the default.\n";
constexpr const char* environmentHead =
    "# Settings of vedette as environment variables. They win over the settings file; flags win over them.\n"
    "# VEDETTE_CONFIG names the settings file. What is commented out shows the default.\n";

}  // namespace

std::string describe(const LoadedSettings& loaded) {
  std::size_t widest = 0;
  for (const auto& row : loaded.effective) widest = std::max(widest, row.key.size() + row.value.size());
  std::string text;
  for (const auto& row : loaded.effective) {
    const std::string assignment = row.value.empty() ? row.key + " =" : row.key + " = " + row.value;
    text += fmt::format("{:<{}}  # {}\n", assignment, widest + 3, row.source);
  }
  return text;
}

std::string exampleSettings(ExampleKind kind) {
  std::string text = kind == ExampleKind::File ? fileHead : environmentHead;
  for (const Setting& setting : settingTable()) text += "\n" + exampleOf(setting, kind);
  return text;
}

}  // namespace vedette::app
