#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "vedette/json/object.hpp"

namespace {

std::string contentOf(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Sound JSON: an object, or something else that is refused only for not being one.
bool isSound(const std::string& json) {
  const auto object = vedette::json::Object::parse(json);
  return object || (object.error().fields.size() == 1 && object.error().fields[0].field.empty());
}

// Sound JSON that the reader refuses on purpose: equal names, and NUL in a text.
bool isStricter(const std::string& name) {
  return name == "y_object_duplicated_key.json" || name == "y_object_duplicated_key_and_value.json" ||
         name == "y_object_escaped_null_in_key.json" || name == "y_string_null_escape.json";
}

}  // namespace

TEST_CASE("the JSON test suite is judged as it demands, where it is there") {
  const std::filesystem::path folder = JSON_TEST_SUITE;
  if (!std::filesystem::exists(folder)) return;
  std::size_t judged = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.front() != 'y' && name.front() != 'n') continue;
    CAPTURE(name);
    CHECK(isSound(contentOf(entry.path())) == (name.front() == 'y' && !isStricter(name)));
    ++judged;
  }
  CHECK(judged > 250);
}
