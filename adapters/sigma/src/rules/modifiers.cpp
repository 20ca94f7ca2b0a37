#include "rules/modifiers.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "vedette/domain/detection/engine/field_table.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

using detection::Anchor;
using detection::Comparison;
using detection::TimePart;
using Type = FieldKey::Type;
using Apply = std::function<bool(FieldKey&)>;  // false: contradicts what was said before

Apply flag(bool FieldKey::*member) {
  return [member](FieldKey& key) { return key.*member = true; };
}

bool become(FieldKey& key, Type type) {
  if (key.type != Type::Text && key.type != type) return false;
  key.type = type;
  return true;
}

Apply type(Type type) {
  return [type](FieldKey& key) { return become(key, type); };
}

Apply anchor(Anchor anchor) {
  return [anchor](FieldKey& key) {
    if (key.anchored) return false;
    key.anchor = anchor;
    return key.anchored = true;
  };
}

Apply compare(Comparison comparison) {
  return [comparison](FieldKey& key) {
    key.comparison = comparison;
    return become(key, Type::Compare);
  };
}

Apply part(TimePart part) {
  return [part](FieldKey& key) {
    if (key.part) return false;
    key.part = part;
    return become(key, Type::Compare);
  };
}

Apply encode(Encoding encoding) {
  return [encoding](FieldKey& key) {
    key.encodings.push_back(encoding);
    return key.type == Type::Text;
  };
}

Apply regexFlag(bool detection::Regex::Flags::*member) {
  return [member](FieldKey& key) {
    key.flags.*member = true;
    return key.type == Type::Regex;
  };
}

const std::map<std::string, Apply, std::less<>>& modifiers() {
  static const std::map<std::string, Apply, std::less<>> known{
      {"all", flag(&FieldKey::all)},
      {"neq", flag(&FieldKey::neq)},
      {"cased", flag(&FieldKey::cased)},
      {"windash", flag(&FieldKey::windash)},
      {"expand", flag(&FieldKey::expand)},
      {"contains", anchor(Anchor::Anywhere)},
      {"startswith", anchor(Anchor::Start)},
      {"endswith", anchor(Anchor::End)},
      {"re", type(Type::Regex)},
      {"i", regexFlag(&detection::Regex::Flags::ignoreCase)},
      {"ignorecase", regexFlag(&detection::Regex::Flags::ignoreCase)},
      {"m", regexFlag(&detection::Regex::Flags::multiLine)},
      {"multiline", regexFlag(&detection::Regex::Flags::multiLine)},
      {"s", regexFlag(&detection::Regex::Flags::dotAll)},
      {"dotall", regexFlag(&detection::Regex::Flags::dotAll)},
      {"cidr", type(Type::Cidr)},
      {"exists", type(Type::Exists)},
      {"fieldref", type(Type::FieldRef)},
      {"lt", compare(Comparison::Less)},
      {"lte", compare(Comparison::LessOrEqual)},
      {"gt", compare(Comparison::Greater)},
      {"gte", compare(Comparison::GreaterOrEqual)},
      {"minute", part(TimePart::Minute)},
      {"hour", part(TimePart::Hour)},
      {"day", part(TimePart::Day)},
      {"week", part(TimePart::Week)},
      {"month", part(TimePart::Month)},
      {"year", part(TimePart::Year)},
      {"wide", encode(Encoding::Utf16le)},
      {"utf16le", encode(Encoding::Utf16le)},
      {"utf16be", encode(Encoding::Utf16be)},
      {"utf16", encode(Encoding::Utf16)},
      {"base64", encode(Encoding::Base64)},
      {"base64offset", encode(Encoding::Base64Offset)},
  };
  return known;
}

bool consistent(const FieldKey& key) {
  const bool text = key.type == Type::Text;
  if (!text && (key.windash || !key.encodings.empty())) return false;
  if (key.type == Type::Cidr || key.type == Type::Exists || key.type == Type::Compare) return !key.anchored;
  return true;
}

}  // namespace

void checkParts(std::string_view field, Mark mark) {
  constexpr std::size_t most = detection::FieldTable::maxParts;
  if (static_cast<std::size_t>(std::count(field.begin(), field.end(), '.')) < most) return;
  throw Refused(mark, "a field's name has more than " + std::to_string(most) + " parts");
}

FieldKey readFieldKey(const std::string& text, Mark mark) {
  FieldKey key;
  std::size_t bar = text.find('|');
  key.field = text.substr(0, bar);
  checkParts(key.field, mark);
  while (bar != std::string::npos) {
    const std::size_t next = text.find('|', bar + 1);
    const std::string name = text.substr(bar + 1, next == std::string::npos ? next : next - bar - 1);
    const auto known = modifiers().find(name);
    if (known == modifiers().end()) throw Refused(mark, "unknown modifier '" + name + "' in '" + text + "'");
    if (!known->second(key))
      throw Refused(mark, "the modifier '" + name + "' does not fit in '" + text + "'");
    bar = next;
  }
  if (key.encodings.size() > FieldKey::mostEncodings)
    throw Refused(mark,
                  "more than " + std::to_string(FieldKey::mostEncodings) + " encodings in '" + text + "'");
  if (!consistent(key)) throw Refused(mark, "the modifiers of '" + text + "' do not fit together");
  return key;
}

}  // namespace vedette::sigma
