#pragma once

#include <algorithm>
#include <charconv>

#include "domain/detection/text/fold.hpp"
#include "domain/detection/text/time_part.hpp"
#include "vedette/domain/detection/engine/event_fields.hpp"
#include "vedette/domain/detection/rules/condition.hpp"

namespace vedette::detection {

// What a condition means for an event: each predicate asked of each value by itself, without index, order or
// memory.
class Meaning {
 public:
  explicit Meaning(const EventFields& event) : event_(event) {}

  bool holds(const Condition& condition) const { return std::visit(*this, condition.what); }

  bool operator()(const AllOf& all) const { return count(all.conditions) == all.conditions.size(); }
  bool operator()(const AtLeast& some) const { return count(some.conditions) >= some.count; }
  bool operator()(const Not& no) const { return count(no.condition) == 0; }
  bool operator()(const Predicate& predicate) const {
    const auto values = valuesOf(predicate.field);
    if (const auto* exists = std::get_if<ExistsTest>(&predicate.test))
      return exists->wanted != values.empty();
    if (std::holds_alternative<NullTest>(predicate.test) && values.empty()) return !predicate.field.empty();
    return std::any_of(values.begin(), values.end(), [&](const FieldValue* value) {
      if (std::holds_alternative<NullTest>(predicate.test)) return value->kind == ValueKind::Null;
      return value->hasText() && std::visit(Asked{*this, value->text}, predicate.test);
    });
  }

 private:
  struct Asked {
    const Meaning& meaning;
    std::string_view text;

    bool operator()(const TextTest& test) const {
      return fits(test.cased ? std::string(text) : folded(text), test.pattern.pieces(), test.cased);
    }
    bool operator()(const RegexTest& test) const { return test.regex->search(text) == Regex::Found::Yes; }
    bool operator()(const CidrTest& test) const {
      const auto address = IpAddress::parse(text);
      return address && test.network.contains(*address);
    }
    bool operator()(const CompareTest& test) const {
      if (!test.part) return compares(test, numberIn(text));
      const auto part = timePart(text, *test.part);
      return compares(test, part ? std::optional<double>(*part) : std::nullopt);
    }
    bool operator()(const FieldRefTest& test) const {
      const auto others = meaning.valuesOf(test.other);
      return std::any_of(others.begin(), others.end(), [&](const FieldValue* other) {
        return other->hasText() && relates(test, test.cased ? std::string(text) : folded(text),
                                           test.cased ? std::string(other->text) : folded(other->text));
      });
    }
    bool operator()(const ExistsTest&) const { return false; }
    bool operator()(const NullTest&) const { return false; }
    bool operator()(const NeverTest&) const { return false; }
  };

  std::vector<const FieldValue*> valuesOf(const std::string& field) const {
    const FieldId id = field.empty() ? anyValue : event_.table().find(field);
    std::vector<const FieldValue*> found;
    for (const FieldValue& value : event_.values())
      if (id == anyValue ? isLeaf(value) : id != noField && value.field == id) found.push_back(&value);
    return found;
  }
  std::size_t count(const std::vector<Condition>& conditions) const {
    return static_cast<std::size_t>(std::count_if(conditions.begin(), conditions.end(),
                                                  [&](const Condition& each) { return holds(each); }));
  }

  static std::optional<double> numberIn(std::string_view text) {
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
  }
  static bool compares(const CompareTest& test, std::optional<double> value) {
    if (!value) return false;
    const bool less = *value<test.value, equal = *value == test.value, more = *value> test.value;
    return (less && (test.comparison == Comparison::Less || test.comparison == Comparison::LessOrEqual)) ||
           (more &&
            (test.comparison == Comparison::Greater || test.comparison == Comparison::GreaterOrEqual)) ||
           (equal && test.comparison != Comparison::Less && test.comparison != Comparison::Greater);
  }
  static bool relates(const FieldRefTest& test, const std::string& text, const std::string& other) {
    if (test.anchor == Anchor::Whole) return text == other;
    if (test.anchor == Anchor::Start) return text.starts_with(other);
    if (test.anchor == Anchor::End) return text.ends_with(other);
    return text.find(other) != std::string::npos;
  }

  // Which places of the text the pieces so far may end at.
  static bool fits(const std::string& text, const std::vector<TextPattern::Piece>& pieces, bool cased) {
    std::vector<bool> ends(text.size() + 1);
    ends[0] = true;
    for (const TextPattern::Piece& piece : pieces) {
      const std::string literal = cased ? piece.literal : folded(piece.literal);
      std::vector<bool> next(text.size() + 1);
      for (std::size_t at = 0; at <= text.size(); ++at)
        if (ends[at]) advance(text, at, piece.kind, literal, next);
      ends.swap(next);
    }
    return ends[text.size()];
  }
  static void advance(std::string_view text, std::size_t at, TextPattern::Kind kind,
                      const std::string& literal, std::vector<bool>& next) {
    using Kind = TextPattern::Kind;
    const std::string_view rest = text.substr(at);
    if (kind == Kind::Literal && rest.starts_with(literal)) next[at + literal.size()] = true;
    if (kind == Kind::AnyRun && !next.back())
      std::fill(next.begin() + static_cast<std::ptrdiff_t>(at), next.end(), true);
    if (rest.empty()) return;
    if (kind == Kind::AnyOne) next[at + characterIn(rest)] = true;
    if (kind == Kind::Dash && (rest[0] == '-' || rest[0] == '/')) next[at + 1] = true;
    for (const std::string_view dash : {"\u2013", "\u2014", "\u2015"})
      if (kind == Kind::Dash && rest.starts_with(dash)) next[at + dash.size()] = true;
  }
  static std::size_t characterIn(std::string_view text) {
    std::size_t end = 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return end;
  }

  const EventFields& event_;
};

}  // namespace vedette::detection
