#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "vedette/domain/detection/engine/backslashes.hpp"
#include "vedette/domain/detection/engine/event_fields.hpp"
#include "vedette/domain/detection/engine/named_values.hpp"
#include "vedette/domain/detection/engine/quick_scanner.hpp"

namespace vedette::detection {

// Hears an object in RapidJSON's words and keeps its values by field. Position::Tell() says how far in the
// original text the reading is. The texts are heard in place, in a copy of it that may be changed.
template <class Position>
class FieldHandler {
 public:
  FieldHandler(EventFields& fields, std::string_view original, Position& position)
      : fields_(fields), original_(original), position_(position) {}

  bool Null() { return add(ValueKind::Null, "null"); }
  bool Bool(bool b) { return add(ValueKind::Boolean, b ? "true" : "false"); }
  bool RawNumber(const char* start, unsigned size, bool) { return add(ValueKind::Number, {start, size}); }
  bool String(const char* start, unsigned size, bool) {
    return add(ValueKind::Text,
               isDoubled() ? halved(const_cast<char*>(start), size) : std::string_view(start, size));
  }
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }

  bool Key(const char* start, unsigned size, bool) {
    const std::string_view key(start, size);
    Level& level = levels_[depth_ - 1];
    source_ = depth_ == 1 && key.starts_with("_ls_") ? sourcePart(key) : nullptr;
    isDoubledKey_ = false;
    level.value = fields_.table().child(level.object, key, isDoubledKey_);
    return true;
  }

  bool StartObject() {
    if (depth_ == levels_.size()) return false;
    const Node node = depth_ == 0 ? FieldTable::root : levels_[depth_ - 1].value;
    if (const Role role = fields_.table().roleAt(node); role != Role::None) startSpecial(role, node);
    levels_[depth_++] = {node, node, position_.Tell() - 1};
    return true;
  }
  bool EndObject(unsigned) {
    const Level ended = levels_[--depth_];
    if (depth_ == 0) return true;
    if (depth_ < doubled_) doubled_ = 0;
    if (fields_.table().roleAt(ended.object) == Role::Pairs) named_.end(fields_, ended.object);
    if (const auto field = fields_.table().fieldAt(ended.object); field != noField)
      fields_.add(field, ValueKind::Object, original_.substr(ended.start, position_.Tell() - ended.start));
    return true;
  }
  // The elements of an array go by the array's own name.
  bool StartArray() {
    if (depth_ == 0 || depth_ == levels_.size()) return false;
    const Node node = levels_[depth_ - 1].value;
    levels_[depth_++] = {node, node, 0};
    numbering_ = fields_.table().roleAt(node) == Role::Numbered;
    elements_ = 0;
    return true;
  }
  bool EndArray(unsigned count) {
    const Level ended = levels_[--depth_];
    if (const auto field = fields_.table().fieldAt(ended.value); count == 0 && field != noField)
      fields_.add(field, ValueKind::EmptyArray, {});
    numbering_ = false;
    return true;
  }

 private:
  using Node = FieldTable::Node;
  using Role = FieldTable::Role;
  struct Level {
    Node object;  // where its keys are looked up
    Node value;   // where the value of the moment belongs
    std::size_t start;
  };

  bool add(ValueKind kind, std::string_view text) {
    if (depth_ == 0) return false;
    const Node node = levels_[depth_ - 1].value;
    if (source_)
      *source_ = text;
    else if (const FieldId field = fields_.table().fieldAt(node);
             field == noField && node != FieldTable::nowhere)
      addSpecial(node, kind, text);
    else
      fields_.add(field, kind, text);
    if (numbering_) fields_.add(fields_.table().numberedAt(node, elements_++), kind, text);
    if (kind == ValueKind::Text && text.starts_with('{') && fields_.table().roleAt(node) == Role::Embedded)
      readEmbedded(text);
    return true;
  }
  bool isDoubled() const { return doubled_ != 0 || isDoubledKey_; }
  void addSpecial(Node node, ValueKind kind, std::string_view text) {
    const Role role = fields_.table().roleAt(node);
    if (role == Role::Name) return named_.name(text);
    if (role == Role::Value) return named_.value(kind, text);
    if (role == Role::Meaning) return addMeaning(node, kind, text);
    fields_.add(noField, kind, text);
  }
  void addMeaning(Node node, ValueKind kind, std::string_view text) {
    const auto [own, field, says] = fields_.table().meaningAt(node, text);
    fields_.add(own, kind, text);
    if (field != noField) fields_.add(field, ValueKind::Text, says);
  }
  void readEmbedded(std::string_view text) {
    std::string& copy = fields_.embedded();
    if (!copy.empty()) return;
    copy.assign(text).append(QuickScanner::padding, '\0');
    QuickScanner scanner(copy.data());
    FieldHandler<QuickScanner> handler(fields_, text, scanner);
    scanner.scan(handler, text.size());
  }
  void startSpecial(Role role, Node node) {
    if (role == Role::Pairs) named_.start();
    if (role == Role::Doubled && doubled_ == 0) doubled_ = depth_ + 1;
    if (role != Role::Record) return;
    const auto& [field, key] = fields_.table().recordAt(node);
    if (fields_.table().fieldAt(field) != noField)
      fields_.add(fields_.table().fieldAt(field), ValueKind::Text, key);
  }
  std::string_view* sourcePart(std::string_view key) {
    auto& source = fields_.logSource();
    if (key == "_ls_category") return &source.category;
    if (key == "_ls_product") return &source.product;
    return key == "_ls_service" ? &source.service : nullptr;
  }

  EventFields& fields_;
  std::string_view original_;
  Position& position_;
  std::array<Level, 64> levels_;
  std::size_t depth_ = 0;
  bool numbering_ = false;     // within a numbered list
  std::size_t elements_ = 0;   // heard of it
  std::size_t doubled_ = 0;    // the depth within the object whose texts have backslashes twice; 0: none
  bool isDoubledKey_ = false;  // the last key holds a path through such an object
  NamedValues named_;
  std::string_view* source_ = nullptr;
};

}  // namespace vedette::detection
