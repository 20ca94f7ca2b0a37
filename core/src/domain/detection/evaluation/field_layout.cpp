#include "vedette/domain/detection/engine/field_layout.hpp"

#include <charconv>

#include "vedette/domain/detection/engine/field_table.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::detection {

// A path to a field is that field's node; one to the event keeps a node of its own, so that its last key is
// a field's name still.
void FieldTable::join(const FieldLayout::Path& path) {
  joined_.push_back(path);
  const Node node = nodeOf(path.field.empty() ? path.path : path.field);
  if (path.field.empty()) places_[node].below = root;
  reach(nodes_.try_emplace(path.path, node).first->first);
  noteKeys(path.path + '.');
}

void FieldTable::noteKeys(const std::string& path) {
  for (std::size_t key = 0; key + 4 <= path.size(); key = path.find('.', key) + 1)
    beginnings_.set(beginning(std::string_view(path).substr(key)));
}

FieldTable::Place& FieldTable::placeOf(std::string_view path, Role role) {
  const Node node = nodeOf(path);
  reach(nodes_.find(std::string(path))->first);
  places_[node].role = role;
  return places_[node];
}

void FieldTable::addPairs(const FieldLayout::Pairs& pairs) {
  placeOf(pairs.list, Role::Pairs).isLowered = pairs.inCapitals;
  for (const std::string& name : pairs.names) placeOf(pairs.list + '.' + name, Role::Name);
  for (const std::string& value : pairs.values) placeOf(pairs.list + '.' + value, Role::Value);
}

void FieldTable::addRecords(const FieldLayout::Records& records) {
  const Node field = nodeOf(records.field);
  for (const std::string& key : records.keys) {
    join({key, ""});
    placeOf(key, Role::Record).detail = static_cast<std::uint16_t>(records_.size());
    records_.push_back({field, key});
  }
}

void FieldTable::addNumbered(const FieldLayout::Numbered& numbered) {
  placeOf(numbered.list, Role::Numbered).detail = static_cast<std::uint16_t>(numbered_.size());
  numbered_.push_back(numbered.field);
}

FieldId FieldTable::smallOf(Node list, std::string_view name) const {
  if (!places_[list].isLowered) return noField;
  const std::string small = toLower(name);
  return small == name ? noField : fieldAt(child(root, small));
}

void FieldTable::addMeaning(const FieldLayout::Meaning& meaning) {
  const Node field = nodeOf(canonical(meaning.field));
  Place& place = placeOf(meaning.path, Role::Meaning);
  place.detail = static_cast<std::uint16_t>(meanings_.size());
  meanings_.push_back({noField, field, meaning.values});
}

FieldTable::Meaning FieldTable::meaningAt(Node node, std::string_view value) const {
  const Meanings& known = meanings_[places_[node].detail];
  for (const auto& [of, says] : known.values)
    if (of.empty() || of == value) return {known.own, fieldAt(known.field), says};
  return {known.own};
}

FieldId FieldTable::numberedAt(Node list, std::size_t element) const {
  const std::string& name = numbered_[places_[list].detail];
  char digits[20];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, element);
  return fieldAt(follow(root, name + std::string(digits, end)));
}

void FieldTable::addLowered(const std::string& path) {
  join({path, ""});
  places_[nodeOf(path)].isLowered = true;
}

FieldTable::Node FieldTable::below(Node from, std::string_view key) const {
  const Place& place = places_[from];
  if (place.below == nowhere) return nowhere;
  const Node to = follow(place.below, key);
  if (to != nowhere || !place.isLowered || key.empty() || key[0] < 'a' || key[0] > 'z') return to;
  std::string capital(key);
  capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
  return follow(place.below, capital);
}

FieldTable::Node FieldTable::followBelow(Node from, std::string_view key) const {
  const Node to = follow(from, key);
  return to == nowhere ? below(from, key) : to;
}

// Below an object that stands for the event, and under keys that hold such a path: "winlog.event_data.Image".
FieldTable::Node FieldTable::indirect(Node from, std::string_view key, bool& doubled) const {
  if (places_[from].below != nowhere)
    if (const Node to = below(from, key); to != nowhere) return to;
  if (!mayHoldPath(key)) return nowhere;
  for (auto dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.', dot + 1)) {
    const Node over = followBelow(from, key.substr(0, dot));
    if (over == nowhere) continue;
    doubled = doubled || places_[over].role == Role::Doubled;
    if (const Node to = followBelow(over, key.substr(dot + 1)); to != nowhere) return to;
  }
  return nowhere;
}

}  // namespace vedette::detection
