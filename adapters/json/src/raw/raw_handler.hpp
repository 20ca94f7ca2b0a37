#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/engine/field_table.hpp"
#include "vedette/domain/events/attributes.hpp"
#include "vedette/domain/events/event.hpp"

namespace vedette::json {

// Hears an object in RapidJSON's words, writes it as attributes, keeps the first text of each field of a
// table, and takes `_ls_*` out. What it keeps are views of what it hears. Each call is false when the object
// cannot be taken; nothing may follow then but start().
class RawHandler {
 public:
  explicit RawHandler(const detection::FieldTable& fields) : fields_(fields), texts_(fields.size()) {}

  // Numbers with an exponent are declined unless somebody checks them.
  void start(std::size_t bytes, bool numbersAreChecked);

  bool Null();
  bool Bool(bool);
  bool RawNumber(const char*, unsigned size, bool);
  bool String(const char*, unsigned size, bool);
  bool Key(const char*, unsigned size, bool);
  bool StartObject();
  bool EndObject(unsigned);
  bool StartArray();
  bool EndArray(unsigned);

  Error problem() const;  // after a call that was false
  Result<Attributes> attributes();
  const std::vector<std::string_view>& texts() const { return texts_; }
  const LogSource& declared() const { return declared_; }

 private:
  using Node = detection::FieldTable::Node;
  struct Level {
    Node object;  // where its keys are looked up
    Node value;   // where the value of the moment belongs; an array's elements go by the array's name
  };

  bool open(Node);
  bool keep(std::string_view text);
  bool sound() const { return builder_.problem().empty(); }

  const detection::FieldTable& fields_;
  std::vector<std::string_view> texts_;
  AttributesBuilder builder_;
  LogSource declared_;
  std::array<bool, 3> declares_ = {};  // which of its parts had their turn
  std::string* declaring_ = nullptr;   // the part of the log source whose value comes next
  bool numbersAreChecked_ = false;
  bool following_ = false;  // the text that is read, as it may be what is kept
  std::array<Level, Attributes::maxDepth> levels_ = {};
  std::size_t depth_ = 0;
};

}  // namespace vedette::json
