#include "domain/detection/evaluation/tester.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "domain/detection/plan/gram_table.hpp"
#include "domain/detection/text/fold.hpp"
#include "domain/detection/text/time_part.hpp"

namespace vedette::detection {
namespace {

bool compares(const CompareTest& test, double value) {
  switch (test.comparison) {
    case Comparison::Less:
      return value < test.value;
    case Comparison::LessOrEqual:
      return value <= test.value;
    case Comparison::Greater:
      return value > test.value;
    case Comparison::GreaterOrEqual:
      return value >= test.value;
    case Comparison::Equal:
      return value == test.value;
  }
  return false;
}

bool compares(const CompareTest& test, std::string_view text) {
  if (test.part) {
    const auto part = timePart(text, *test.part);
    return part && compares(test, static_cast<double>(*part));
  }
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, problem] = std::from_chars(text.data(), end, value);
  return problem == std::errc() && rest == end && !text.empty() && compares(test, value);
}

bool related(std::string_view text, std::string_view other, Anchor anchor) {
  switch (anchor) {
    case Anchor::Whole:
      return text == other;
    case Anchor::Start:
      return text.starts_with(other);
    case Anchor::End:
      return text.ends_with(other);
    case Anchor::Anywhere:
      return text.find(other) != std::string_view::npos;
  }
  return false;
}

}  // namespace

void Tester::startEvent() {
  if (std::exchange(edition_, event_.edition()) != edition_) foldedSize_ = 0;
  if (++epoch_ < 0x7FFFFFFF) return;
  std::fill(answers_.begin(), answers_.end(), 0);
  std::fill(only_.begin(), only_.end(), Only{});
  epoch_ = 1;
}

Tester::Only Tester::lookUp(FieldId field) const {
  const std::uint32_t at = event_.first(field);
  if (at == FieldValue::none) return {epoch_};
  const FieldValue& value = event_.value(at);
  if (value.next != FieldValue::none) return {epoch_, Only::several};
  if (!value.hasText()) return {epoch_};
  foldedText(value);
  return {epoch_, static_cast<std::uint32_t>(value.text.size()), value.folded};
}

std::string_view Tester::foldedText(const FieldValue& value) const {
  if (value.folded == FieldValue::none) {
    const std::size_t end = foldedSize_ + value.text.size() + readAhead;
    if (end > folded_.size()) folded_.resize(end * 2);
    fold(value.text.data(), value.text.size(), folded_.data() + foldedSize_);
    value.folded = static_cast<std::uint32_t>(std::exchange(foldedSize_, end));
  }
  return {folded_.data() + value.folded, value.text.size()};
}

bool Tester::ask(const CompiledPredicate& predicate) const {
  if (const auto* exists = std::get_if<ExistsTest>(&predicate.test))
    return event_.has(predicate.field) == exists->wanted;
  if (predicate.field == anyValue)
    return std::any_of(event_.values().begin(), event_.values().end(),
                       [&](const FieldValue& value) { return isLeaf(value) && passes(predicate, value); });
  if (!event_.has(predicate.field)) return std::holds_alternative<NullTest>(predicate.test);
  for (auto at = event_.first(predicate.field); at != FieldValue::none; at = event_.value(at).next)
    if (passes(predicate, event_.value(at))) return true;
  return false;
}

std::uint32_t Tester::reason(PredicateId id) const {
  const CompiledPredicate& predicate = predicates_[id];
  if (predicate.field != anyValue) {
    auto at = event_.first(predicate.field);
    if (std::holds_alternative<ExistsTest>(predicate.test)) return at;
    while (at != FieldValue::none && !passes(predicate, event_.value(at))) at = event_.value(at).next;
    return at;
  }
  const auto values = event_.values();
  const auto found = std::find_if(values.begin(), values.end(), [&](const FieldValue& value) {
    return isLeaf(value) && passes(predicate, value);
  });
  return found == values.end() ? FieldValue::none : static_cast<std::uint32_t>(found - values.begin());
}

bool Tester::passes(const CompiledPredicate& predicate, const FieldValue& value) const {
  if (std::holds_alternative<NullTest>(predicate.test)) return value.kind == ValueKind::Null;
  if (!value.hasText()) return false;
  if (predicate.text)
    return predicate.text->matches(predicate.text->cased() ? value.text : foldedText(value));
  if (const auto* regex = std::get_if<RegexTest>(&predicate.test)) {
    if (predicate.required && predicate.required->findIn(foldedText(value), 0) == std::string_view::npos)
      return false;
    const Regex::Found found = regex->regex->search(value.text);
    if (found == Regex::Found::GaveUp) failed_ = regex->regex.get();
    return found == Regex::Found::Yes;
  }
  if (const auto* compare = std::get_if<CompareTest>(&predicate.test)) return compares(*compare, value.text);
  if (const auto* cidr = std::get_if<CidrTest>(&predicate.test)) {
    const auto address = IpAddress::parse(value.text);
    return address && cidr->network.contains(*address);
  }
  if (const auto* reference = std::get_if<FieldRefTest>(&predicate.test))
    return refers(predicate, *reference, value);
  return false;
}

bool Tester::refers(const CompiledPredicate& predicate, const FieldRefTest& test,
                    const FieldValue& value) const {
  for (auto at = event_.first(predicate.other); at != FieldValue::none; at = event_.value(at).next) {
    const FieldValue& other = event_.value(at);
    if (!other.hasText()) continue;
    if (test.cased ? related(value.text, other.text, test.anchor)
                   : related(folded(value.text), folded(other.text), test.anchor))
      return true;
  }
  return false;
}

const Regex* Tester::takeFailure() { return std::exchange(failed_, nullptr); }

}  // namespace vedette::detection
