#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/detection/text/text_matcher.hpp"
#include "vedette/domain/detection/engine/field_table.hpp"
#include "vedette/domain/detection/rules/predicate.hpp"

namespace vedette::detection {

using PredicateId = std::uint32_t;

// A predicate with its field's number and, for a text, its matcher.
struct CompiledPredicate {
  Predicate::Test test;     // of a text: the matcher stands for it
  FieldId field;            // anyValue for keywords
  FieldId other = noField;  // of a FieldRefTest
  std::uint32_t uses = 0;   // how often rules name it
  std::unique_ptr<const TextMatcher> text = {};
  std::string hint = {};                // folded; stands in every text that passes; empty: nobody knows
  std::optional<Needle> required = {};  // of a RegexTest: the hint, looked for before the expression

  // False when it asks for a field that the table did not take.
  bool answerable() const {
    return field != noField && (other != noField || !std::holds_alternative<FieldRefTest>(test));
  }
};

// Enough of an uncased text test to say no without looking at it: the up to eight bytes at the text's start
// or end. Side by side for all predicates, because rules ask long lists.
struct Edge {
  std::uint64_t bytes = 0;
  std::uint32_t size = 0;  // of the literal
  FieldId field = noField;
  TextMatcher::Shape shape = TextMatcher::Shape::General;  // General: nothing is known
  std::uint8_t width = 0;                                  // of `bytes` that count: 1 to 8

  std::uint64_t mask() const { return ~0ull >> (64 - width * 8); }
};

// Every predicate of a rule set once, however many rules name it.
class PredicateTable {
 public:
  PredicateId add(const Predicate&, FieldTable&);

  // No more are added.
  void seal() { byKey_ = {}, fields_ = {}; }

  const CompiledPredicate& operator[](PredicateId id) const { return predicates_[id]; }
  const Edge& edge(PredicateId id) const { return edges_[id]; }
  std::size_t size() const { return predicates_.size(); }

 private:
  CompiledPredicate compiled(const Predicate&, FieldTable&);
  FieldId fieldOf(const std::string& name, FieldTable&);

  std::vector<CompiledPredicate> predicates_;
  std::vector<Edge> edges_;
  std::unordered_map<std::string, PredicateId> byKey_;
  std::unordered_map<std::string, FieldId> fields_;  // that were asked for
};

}  // namespace vedette::detection
