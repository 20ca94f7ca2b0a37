#include "vedette/app/settings_text.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "settings/setting.hpp"
#include "temporary_folder.hpp"

namespace vedette::app {
namespace {

using Catch::Contains;

std::string contentOf(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The example with every setting in force.
std::string uncommented(const std::string& example) {
  std::string text;
  std::istringstream lines(example);
  for (std::string line; std::getline(lines, line);) {
    const bool setting = line.size() > 1 && line[0] == '#' && line[1] != ' ' && !line.ends_with('=');
    if (setting) text += line.substr(1) + "\n";
  }
  return text;
}

TEST_CASE("the default of every setting that has one is allowed by its own rule") {
  for (const Setting& setting : settingTable()) {
    CAPTURE(setting.key);
    Settings settings;
    const std::string value = setting.get(settings);
    if (!value.empty()) CHECK(setting.set(settings, value));
    CHECK(setting.get(settings) == value);
    CHECK_FALSE(setting.doc.empty());
    CHECK_FALSE(setting.allowed.empty());
  }
}

TEST_CASE("the example file with every setting in force loads as the defaults") {
  const TemporaryFolder folder;
  const std::string text = uncommented(exampleSettings(ExampleKind::File));
  const auto loaded = loadSettings({.config = folder.write("v.conf", text)});
  REQUIRE(loaded);
  CHECK(loaded->settings.http.maxBulkBytes == http::ServerSettings{}.maxBulkBytes);
}

TEST_CASE("the description shows each setting with its source and no password") {
  const auto loaded = loadSettings({.defaultConfig = "/nonexistent",
                                    .environment = {{"VEDETTE_DATABASE", "postgresql://u:hunter2@db/v"}}});
  REQUIRE(loaded);
  const std::string text = describe(*loaded);
  CHECK_THAT(text, Contains("database = postgresql://u:***@db/v") && Contains("# VEDETTE_DATABASE"));
  CHECK_THAT(text, Contains("listen = 127.0.0.1:8000"));
  CHECK_THAT(text, !Contains("hunter2"));
}

TEST_CASE("the example files that are deployed are those of the table") {
  const std::filesystem::path deploy = DEPLOY_DIR;
  CHECK(contentOf(deploy / "vedette.conf.example") == exampleSettings(ExampleKind::File));
  CHECK(contentOf(deploy / "vedette.env.example") == exampleSettings(ExampleKind::Environment));
}

}  // namespace
}  // namespace vedette::app
