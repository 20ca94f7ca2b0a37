#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/engine/field_table.hpp"

namespace vedette::detection {

enum class ValueKind : std::uint8_t { Text, Number, Boolean, Null, Object, EmptyArray };

// One value of an event: a text unescaped, everything else as its JSON.
struct FieldValue {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::string_view text;
  FieldId field;
  ValueKind kind;
  std::uint32_t next;                   // the same field's next value, or none
  mutable std::uint32_t folded = none;  // where evaluation keeps its folded text

  bool hasText() const { return kind != ValueKind::Null && kind != ValueKind::EmptyArray; }
};

// What keywords look at: an object's values stand beside it.
inline bool isLeaf(const FieldValue& value) { return value.kind != ValueKind::Object; }

// An event as rules see it: field -> values, flat. A reader fills it; it owns no text, so what the values
// view must outlive the evaluation. Reused from event to event.
class EventFields {
 public:
  explicit EventFields(const FieldTable& table) : table_(&table), heads_(table.size()) {}

  const FieldTable& table() const { return *table_; }

  void clear() {
    values_.clear();
    present_.clear();
    logSource_ = {};
    embedded_.clear();
    if (++epoch_ == 0) forgetEpochs();
  }

  // Another one after each clear().
  std::uint32_t edition() const { return epoch_; }

  // `field` may be noField: then only keywords look at it.
  void add(FieldId field, ValueKind kind, std::string_view text) {
    const auto at = static_cast<std::uint32_t>(values_.size());
    if (field == noField) {
      values_.push_back({text, field, kind, FieldValue::none});
      return;
    }
    Head& head = heads_[field];
    const bool again = head.epoch == epoch_;
    values_.push_back({text, field, kind, again ? head.first : FieldValue::none});
    if (!again) present_.push_back(field);
    head = {epoch_, at};
  }

  // Where the reader keeps a text of the event that is JSON itself, for what is found in it: one an event.
  std::string& embedded() { return embedded_; }

  // Adds a value under a second name: for fields that rules call otherwise.
  void alias(FieldId to, FieldId from);

  bool has(FieldId field) const { return heads_[field].epoch == epoch_; }
  std::uint32_t first(FieldId field) const { return has(field) ? heads_[field].first : FieldValue::none; }
  const FieldValue& value(std::uint32_t at) const { return values_[at]; }
  std::span<const FieldValue> values() const { return values_; }
  std::span<const FieldId> present() const { return present_; }

  // What the event says of its own log source; empty parts when it says nothing.
  struct DeclaredSource {
    std::string_view category, product, service;
    bool empty() const { return category.empty() && product.empty() && service.empty(); }
  };
  DeclaredSource& logSource() { return logSource_; }
  const DeclaredSource& logSource() const { return logSource_; }

 private:
  struct Head {
    std::uint32_t epoch = 0;
    std::uint32_t first = 0;
  };
  void forgetEpochs();

  const FieldTable* table_;
  std::vector<Head> heads_;
  std::vector<FieldValue> values_;
  std::vector<FieldId> present_;
  DeclaredSource logSource_;
  std::string embedded_;
  std::uint32_t epoch_ = 1;
};

}  // namespace vedette::detection
