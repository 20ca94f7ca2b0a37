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
    const auto node = name_.data() ? table.child(FieldTable::root, name_) : list;
    for (const auto& [kind, text] : values_) fields.add(table.fieldAt(node), kind, text);
    start();
  }

 private:
  struct Value {
    ValueKind kind;
    std::string_view text;
  };
  std::string_view name_;
  std::vector<Value> values_;
};

}  // namespace vedette::detection
