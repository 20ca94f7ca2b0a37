#include "rules/dedup_reader.hpp"

#include <algorithm>

#include "correlations/timespan.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

std::vector<std::string> keyOf(const Node& value) {
  if (value.isScalar() && value.kind != Node::Kind::Null) return {value.text};
  if (!value.isSequence()) throw Refused(value.mark, "'key' must be a field, or a list of fields");
  std::vector<std::string> fields;
  for (const Node& item : value.items) {
    if (!item.isScalar() || item.text.empty()) throw Refused(item.mark, "a field's name must be a text");
    fields.push_back(item.text);
  }
  return fields;
}

std::optional<Timestamp::duration> windowOf(const Node& value) {
  if (value.isScalar() && value.text == "none") return std::nullopt;
  const auto window = value.isScalar() ? parseTimespan(value.text) : std::nullopt;
  if (!window)
    throw Refused(value.mark, "the window is neither none nor a number with s, m, h, d, w, M or y behind it");
  return *window;
}

Dedup dedupOf(const Node& document, Dedup dedup) {
  const Node* section = document.find("dedup");
  if (!section) return dedup;
  if (!section->isMap()) throw Refused(section->mark, "'dedup' must be a map of key and window");
  for (const auto& [key, mark, value] : section->members) {
    if (key == "key")
      dedup.key = keyOf(value);
    else if (key == "window")
      dedup.window = windowOf(value);
    else
      throw Refused(mark, "unknown key '" + key + "' in 'dedup': there are key and window");
  }
  return dedup;
}

}  // namespace

Dedup dedupOf(const Node& document) { return dedupOf(document, Dedup{}); }

Dedup dedupOf(const Node& document, const detection::CorrelationRule& rule) {
  const Dedup usual;
  const Dedup dedup =
      dedupOf(document, Dedup{usual.key, std::max<Timestamp::duration>(*usual.window, rule.timespan)});
  if (const auto reason = dedup.key ? refusedKey(rule, *dedup.key) : std::nullopt)
    throw Refused(document.find("dedup")->find("key")->mark, *reason);
  return dedup;
}

}  // namespace vedette::sigma
