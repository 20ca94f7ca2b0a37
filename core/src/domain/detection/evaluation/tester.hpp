#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "domain/detection/plan/gram_table.hpp"
#include "domain/detection/plan/predicate_table.hpp"
#include "vedette/domain/detection/engine/event_fields.hpp"

namespace vedette::detection {

// Answers predicates about the event of the moment, each at most once.
class Tester {
 public:
  Tester(const PredicateTable& predicates, const EventFields& event)
      : predicates_(predicates), event_(event), answers_(predicates.size()) {}

  void startEvent();

  bool passes(PredicateId id) {
    if (!mayPass(predicates_.edge(id))) return false;
    const std::uint32_t answer = answers_[id];
    if (answer >> 1 == epoch_) return answer & 1;
    const bool answered = ask(predicates_[id]);
    answers_[id] = epoch_ << 1 | answered;
    return answered;
  }
  // What the index found out.
  void note(PredicateId id) { answers_[id] = epoch_ << 1 | 1; }

  // The first value that passes; FieldValue::none when it is the absence that does.
  std::uint32_t reason(PredicateId) const;

  // A value's text without regard to case, with room to read behind it. Until the next call.
  std::string_view foldedText(const FieldValue&) const;

  // Whether a search gave up since this was last asked.
  const Regex* takeFailure();

  bool mayPass(const Edge& edge) const {
    if (edge.shape == TextMatcher::Shape::General) return true;
    const std::uint32_t at = event_.first(edge.field);
    if (at == FieldValue::none) return false;
    const FieldValue& value = event_.value(at);
    if (value.next != FieldValue::none) return true;
    if (!value.hasText() || value.text.size() < edge.size) return false;
    if (edge.shape == TextMatcher::Shape::Exact && value.text.size() != edge.size) return false;
    const std::string_view text = foldedText(value);
    const char* from =
        edge.shape == TextMatcher::Shape::Start ? text.data() : text.data() + text.size() - edge.width;
    return (load(from) & edge.mask()) == edge.bytes;
  }

 private:
  bool ask(const CompiledPredicate&) const;
  bool passes(const CompiledPredicate&, const FieldValue&) const;
  bool refers(const CompiledPredicate&, const FieldRefTest&, const FieldValue&) const;

  const PredicateTable& predicates_;
  const EventFields& event_;
  std::vector<std::uint32_t> answers_;  // epoch * 2 + answer
  std::uint32_t epoch_ = 0;
  mutable std::vector<char> folded_;
  mutable std::size_t foldedSize_ = 0;
  mutable const Regex* failed_ = nullptr;
};

}  // namespace vedette::detection
