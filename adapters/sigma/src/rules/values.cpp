#include "rules/values.hpp"

#include <algorithm>
#include <charconv>

#include "rules/encodings.hpp"
#include "rules/placeholders.hpp"
#include "vedette/domain/text.hpp"
#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

using namespace detection;
using Type = FieldKey::Type;

std::optional<double> decimal(const std::string& text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, problem] = std::from_chars(text.data(), end, value);
  if (text.empty() || problem != std::errc() || rest != end) return {};
  return value;
}

// YAML 1.2 integers that are not decimal: 0x1F, 0o17.
std::optional<std::string> asDecimal(const Node& node) {
  if (node.quoted || node.text.size() < 3 || node.text[0] != '0') return {};
  const int base = node.text[1] == 'x' ? 16 : node.text[1] == 'o' ? 8 : 0;
  unsigned long long value = 0;
  const char* end = node.text.data() + node.text.size();
  if (base == 0) return {};
  const auto [rest, problem] = std::from_chars(node.text.data() + 2, end, value, base);
  if (problem != std::errc() || rest != end) return {};
  return std::to_string(value);
}

// YAML 1.1 has more words for them than 1.2.
bool readBoolean(const Node& node) {
  const auto isOneOf = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return equalsIgnoringCase(node.text, word); });
  };
  if (isOneOf({"true", "yes", "on"})) return true;
  if (isOneOf({"false", "no", "off"})) return false;
  throw Refused(node.mark, "exists wants true or false, not '" + node.text + "'");
}

CompareTest readComparison(const FieldKey& key, const Node& node) {
  const auto value = decimal(node.text);
  if (!value) throw Refused(node.mark, "a comparison wants a number, not '" + node.text + "'");
  return {key.comparison, *value, key.part};
}

CidrTest readNetwork(const Node& node) {
  const auto network = IpNetwork::parse(node.text);
  if (!network)
    throw Refused(node.mark, "'" + node.text + "' is no IP network such as 10.0.0.0/8 or fe80::/10");
  return {*network};
}

std::size_t bytesIn(const std::vector<std::string>& texts) {
  std::size_t bytes = 0;
  for (const std::string& text : texts) bytes += text.size();
  return bytes;
}

std::vector<std::string> encodedTexts(std::string_view plain, const FieldKey& key, Mark mark) {
  std::vector<std::string> texts{std::string(plain)};
  for (const Encoding encoding : key.encodings) {
    std::vector<std::string> next;
    for (const std::string& text : texts)
      for (std::string& each : encoded(text, encoding)) next.push_back(std::move(each));
    texts = std::move(next);
    if (bytesIn(texts) > Budget::mostBytes)
      throw Refused(mark, "encoded it is longer than " + std::to_string(Budget::mostBytes) + " bytes");
  }
  return texts;
}

// Texts that are encoded character by character may have any run between them.
bool isEncodedByCharacter(const FieldKey& key, const TextPattern& pattern) {
  using Kind = TextPattern::Kind;
  const auto isWide = [](Encoding each) { return each == Encoding::Utf16le || each == Encoding::Utf16be; };
  const auto isKept = [](const TextPattern::Piece& each) {
    return each.kind == Kind::Literal || each.kind == Kind::AnyRun;
  };
  return std::all_of(key.encodings.begin(), key.encodings.end(), isWide) &&
         std::all_of(pattern.pieces().begin(), pattern.pieces().end(), isKept);
}

TextPattern encodedByCharacter(const FieldKey& key, const TextPattern& pattern, Mark mark) {
  TextPattern made;
  for (const auto& piece : pattern.pieces())
    if (piece.kind == TextPattern::Kind::Literal)
      made.append(encodedTexts(piece.literal, key, mark).front());
    else
      made.append(piece.kind);
  return made;
}

std::vector<TextPattern> encodedPatterns(const FieldKey& key, const TextPattern& pattern, const Node& node) {
  if (key.encodings.empty()) return {pattern};
  if (isEncodedByCharacter(key, pattern)) return {encodedByCharacter(key, pattern, node.mark)};
  const auto plain = pattern.plain();
  if (!plain) throw Refused(node.mark, "a text with wildcards cannot be encoded: '" + node.text + "'");
  std::vector<TextPattern> made;
  for (const std::string& text : encodedTexts(*plain, key, node.mark))
    made.push_back(TextPattern::literal(text));
  return made;
}

std::size_t bytesIn(const TextPattern& pattern) {
  std::size_t bytes = 0;
  for (const auto& piece : pattern.pieces()) bytes += piece.literal.size();
  return bytes;
}

void anchorTo(TextPattern& pattern, Anchor anchor) {
  if (anchor == Anchor::End || anchor == Anchor::Anywhere) pattern.openStart();
  if (anchor == Anchor::Start || anchor == Anchor::Anywhere) pattern.openEnd();
}

}  // namespace

Condition ValueReader::read(const FieldKey& key, const Node& value) const {
  if (value.isSequence() || value.isMap())
    throw Refused(value.mark,
                  "the value of '" + key.field + "' must be a text, a number, true, false or null");
  if (value.kind == Node::Kind::Null) {
    if (key.field.empty() || key.type != Type::Text || key.anchored || !key.encodings.empty())
      throw Refused(value.mark, "null does not fit the modifiers of '" + key.field + "'");
    return {Predicate{key.field, NullTest{}}};
  }
  if (!key.expand) return readOne(key, value);
  const Expansion expansion = expand(value.text, placeholders_);
  if (!expansion.unknown.empty()) return never(key, value, expansion.unknown);
  if (expansion.isTooMuch)
    throw Refused(value.mark, "with its placeholders written out more than " +
                                  std::to_string(Expansion::mostTexts) + " texts or " +
                                  std::to_string(Expansion::mostBytes) + " bytes");
  std::vector<Condition> alternatives;
  for (const std::string& text : expansion.texts)
    alternatives.push_back(readOne(key, Node(value.mark, Node::Kind::Scalar, text)));
  return anyOf(std::move(alternatives));
}

Condition ValueReader::readOne(const FieldKey& key, const Node& value) const {
  if (key.type != Type::Text) budget_.take(1, value.text.size(), value.mark);
  switch (key.type) {
    case Type::Text:
      break;
    case Type::Regex:
      return {Predicate{key.field, readRegex(key, value)}};
    case Type::Cidr:
      return {Predicate{key.field, readNetwork(value)}};
    case Type::Exists:
      if (key.field.empty()) throw Refused(value.mark, "exists wants a field");
      return {Predicate{key.field, ExistsTest{readBoolean(value)}}};
    case Type::Compare:
      return {Predicate{key.field, readComparison(key, value)}};
    case Type::FieldRef:
      if (key.field.empty() || value.text.empty()) throw Refused(value.mark, "fieldref wants two fields");
      checkParts(value.text, value.mark);
      return {Predicate{key.field, FieldRefTest{value.text, key.anchor, key.cased}}};
  }
  return readText(key, value);
}

Condition ValueReader::readText(const FieldKey& key, const Node& value) const {
  std::vector<std::string> texts{value.text};
  if (const auto number = asDecimal(value)) texts.push_back(*number);
  std::vector<Condition> alternatives;
  for (const std::string& text : texts)
    for (TextPattern& pattern : patternsOf(key, text, value))
      alternatives.push_back({Predicate{key.field, TextTest{std::move(pattern), key.cased}}});
  return anyOf(std::move(alternatives));
}

Condition ValueReader::never(const FieldKey& key, const Node& value, const std::string& placeholder) const {
  warnings_.push_back({.line = value.mark.line,
                       .column = value.mark.column,
                       .reason = "the placeholder %" + placeholder + "% has no values: it never matches"});
  return {Predicate{key.field, NeverTest{placeholder}}};
}

std::vector<TextPattern> ValueReader::patternsOf(const FieldKey& key, const std::string& text,
                                                 const Node& node) const {
  const bool keyword = key.field.empty() && !key.anchored;
  const TextPattern read = TextPattern::parse(text);
  std::vector<TextPattern> made;
  for (const TextPattern& dashed : key.windash ? withDashes(read) : std::vector{read})
    for (TextPattern& pattern : encodedPatterns(key, dashed, node)) {
      anchorTo(pattern, keyword ? Anchor::Anywhere : key.anchor);
      budget_.take(1, bytesIn(pattern), node.mark);
      made.push_back(std::move(pattern));
    }
  return made;
}

Predicate::Test ValueReader::readRegex(const FieldKey& key, const Node& node) const {
  std::string source = node.text;
  if (key.anchor == Anchor::Start) source = "^(?:" + source + ")";
  if (key.anchor == Anchor::End) source = "(?:" + source + ")$";
  auto regex = patterns_.compile(std::move(source), key.flags);
  if (!regex) throw Refused(node.mark, "regular expression '" + node.text + "': " + regex.error().message);
  return RegexTest{std::move(regex).value()};
}

}  // namespace vedette::sigma
