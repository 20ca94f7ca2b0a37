#pragma once

#include <string_view>
#include <vector>

#include "vedette/domain/detection/engine/event_fields.hpp"

namespace vedette::detection {

// What an element says of a list of FieldLayout::Pairs, in whatever order, until it ends.
class NamedValues {
 public:
  void start() { name_ = {}, values_.clear(); }
  void name(std::string_view name) { name_ = name; }
  void value(ValueKind kind, std::string_view text) { values_.push_back({kind, text}); }

  // An empty text when there is no value, as of an empty XML element; without a name they are the list's own.
  void end(EventFields& fields, FieldTable::Node list) {
    const FieldTable& table = fields.table();
    if (name_.data() && values_.empty()) values_.push_back({ValueKind::Text, ""});
    const FieldId field = table.fieldAt(name_.data() ? table.child(FieldTable::root, name_) : list);
    const FieldId small = name_.data() ? table.smallOf(list, name_) : noField;
    if (field != noField || small == noField) add(fields, field);
    if (small != noField) add(fields, small);
    start();
  }

 private:
  void add(EventFields& fields, FieldId field) const {
    for (const auto& [kind, text] : values_) fields.add(field, kind, text);
  }

  struct Value {
    ValueKind kind;
    std::string_view text;
  };
  std::string_view name_;
  std::vector<Value> values_;
};

}  // namespace vedette::detection
