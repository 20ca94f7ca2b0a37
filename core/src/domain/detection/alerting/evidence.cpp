#include "vedette/domain/detection/evidence.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

constexpr std::size_t maxTags = 50;
constexpr std::size_t maxTag = 100;            // bytes
constexpr std::size_t maxWritten = 20 * 1024;  // bytes of each list: all of it fits into Attributes

// An upper bound of what a text takes in JSON.
std::size_t written(std::string_view text) {
  const auto controls =
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return 2 * text.size() + 4 * static_cast<std::size_t>(controls);
}

void write(AttributesBuilder& json, const char* name, const std::vector<Evidence::Value>& values) {
  json.key(name).startArray();
  std::size_t size = 0;
  for (const auto& [field, value] : values) {
    const std::string_view shownField = beginningOf(field, Evidence::maxValue);
    const std::string_view shown = beginningOf(value, Evidence::maxValue);
    size += written(shownField) + written(shown) + 32;
    if (size > maxWritten) break;
    json.startObject().key("field");
    shownField.empty() ? json.null() : json.text(shownField);
    json.set("value", shown).endObject();
  }
  json.endArray();
}

void write(AttributesBuilder& json, const Evidence::Window& window) {
  json.key("window").startObject().set("type", window.type);
  write(json, "group", window.group);
  json.set("condition", window.condition).key("measured").number(window.measured);
  json.set("start", formatTimestamp(window.start)).set("end", formatTimestamp(window.end)).endObject();
}

}  // namespace

Attributes Evidence::json() const {
  AttributesBuilder json;
  json.startObject().set("rule_version", ruleVersion).key("tags").startArray();
  for (std::size_t i = 0; i < std::min(tags.size(), maxTags); ++i) json.text(beginningOf(tags[i], maxTag));
  json.endArray();
  write(json, "matched", matched);
  if (window) write(json, *window);
  return json.endObject().build().value();
}

}  // namespace vedette
