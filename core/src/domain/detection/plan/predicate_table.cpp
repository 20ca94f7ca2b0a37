#include "domain/detection/plan/predicate_table.hpp"

#include <algorithm>
#include <cstring>

#include "domain/detection/text/fold.hpp"
#include "domain/detection/text/required_literal.hpp"

namespace vedette::detection {
namespace {

// Equal for predicates that mean the same.
struct Key {
  std::string text;

  void number(long long n) { text.append(reinterpret_cast<const char*>(&n), sizeof n); }
  void operator()(const TextTest& test) {
    number(test.cased);
    for (const auto& piece : test.pattern.pieces()) {
      number(static_cast<int>(piece.kind));
      const std::string literal = test.cased ? piece.literal : folded(piece.literal);
      number(static_cast<long long>(literal.size())), text += literal;
    }
  }
  void operator()(const RegexTest& test) {
    const auto [ignoreCase, multiLine, dotAll] = test.regex->flags();
    number(ignoreCase * 4 + multiLine * 2 + dotAll), text += test.regex->source();
  }
  void operator()(const CidrTest& test) {
    number(test.network.base.v6), number(test.network.prefix);
    for (const auto byte : test.network.base.bytes) number(byte);
  }
  void operator()(const CompareTest& test) {
    number(static_cast<int>(test.comparison)), number(test.part ? static_cast<int>(*test.part) : -1);
    text.append(reinterpret_cast<const char*>(&test.value), sizeof test.value);
  }
  void operator()(const ExistsTest& test) { number(test.wanted); }
  void operator()(const NullTest&) {}
  void operator()(const FieldRefTest& test) {
    number(static_cast<int>(test.anchor)), number(test.cased), text += test.other;
  }
  void operator()(const NeverTest&) {}
};

std::string keyOf(const Predicate& predicate) {
  Key key;
  key.number(static_cast<long long>(predicate.field.size())), key.text += predicate.field;
  key.number(static_cast<long long>(predicate.test.index()));
  std::visit(key, predicate.test);
  return std::move(key.text);
}

Edge edgeOf(const CompiledPredicate& predicate) {
  using Shape = TextMatcher::Shape;
  if (!predicate.text || predicate.text->cased() || predicate.field == anyValue) return {};
  const std::string& literal = predicate.text->literal();
  const Shape shape = predicate.text->shape();
  if (shape == Shape::General || shape == Shape::Anywhere || literal.empty()) return {};
  const std::size_t width = std::min<std::size_t>(literal.size(), 8);
  Edge edge{0, static_cast<std::uint32_t>(literal.size()), predicate.field, shape,
            static_cast<std::uint8_t>(width)};
  std::memcpy(&edge.bytes, literal.data() + (shape == Shape::Start ? 0 : literal.size() - edge.width),
              edge.width);
  return edge;
}

}  // namespace

FieldId PredicateTable::fieldOf(const std::string& name, FieldTable& fields) {
  if (name.empty()) return anyValue;
  const auto [known, fresh] = fields_.try_emplace(name, noField);
  if (fresh) known->second = fields.add(name);
  return known->second;
}

CompiledPredicate PredicateTable::compiled(const Predicate& predicate, FieldTable& fields) {
  CompiledPredicate made{{}, fieldOf(predicate.field, fields)};
  if (const auto* text = std::get_if<TextTest>(&predicate.test)) {
    made.text = std::make_unique<TextMatcher>(text->pattern, text->cased);
    made.hint = text->cased ? folded(made.text->literal()) : made.text->literal();
    return made;
  }
  made.test = predicate.test;
  if (const auto* regex = std::get_if<RegexTest>(&predicate.test)) {
    made.hint = requiredLiteral(regex->regex->source());
    if (!made.hint.empty()) made.required.emplace(made.hint);
  } else if (const auto* reference = std::get_if<FieldRefTest>(&predicate.test)) {
    made.other = fieldOf(reference->other, fields);
  }
  return made;
}

PredicateId PredicateTable::add(const Predicate& predicate, FieldTable& fields) {
  const auto [place, fresh] =
      byKey_.try_emplace(keyOf(predicate), static_cast<PredicateId>(predicates_.size()));
  if (fresh) {
    predicates_.push_back(compiled(predicate, fields));
    edges_.push_back(edgeOf(predicates_.back()));
  }
  ++predicates_[place->second].uses;
  return place->second;
}

}  // namespace vedette::detection
