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
      : predicates_(predicates), event_(event), answers_(predicates.size()), only_(event.table().size()) {}

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
    using Shape = TextMatcher::Shape;
    if (edge.shape == Shape::General) return true;
    const Only& only = onlyText(edge.field);
    if (only.size == Only::several) return true;
    if (only.size < edge.size || (edge.shape == Shape::Exact && only.size != edge.size)) return false;
    const std::size_t from = edge.shape == Shape::Start ? 0 : only.size - edge.width;
    return (load(folded_.data() + only.at + from) & edge.mask()) == edge.bytes;
  }

 private:
  // Where the folded text of a field's only value stands; of size 0 when the field has no text.
  struct Only {
    static constexpr std::uint32_t several = 0xFFFFFFFF;
    std::uint32_t epoch = 0;
    std::uint32_t size = 0;
    std::size_t at = 0;
  };
  const Only& onlyText(FieldId field) const {
    Only& only = only_[field];
    if (only.epoch != epoch_) only = lookUp(field);
    return only;
  }
  Only lookUp(FieldId) const;
  bool ask(const CompiledPredicate&) const;
  bool passes(const CompiledPredicate&, const FieldValue&) const;
  bool refers(const CompiledPredicate&, const FieldRefTest&, const FieldValue&) const;

  const PredicateTable& predicates_;
  const EventFields& event_;
  std::vector<std::uint32_t> answers_;  // epoch * 2 + answer
  std::uint32_t epoch_ = 0;
  std::uint32_t edition_ = 0;       // of the event, when it was last looked at
  mutable std::vector<Only> only_;  // by FieldId
  mutable std::vector<char> folded_;
  mutable std::size_t foldedSize_ = 0;
  mutable const Regex* failed_ = nullptr;
};

}  // namespace vedette::detection
