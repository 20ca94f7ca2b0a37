#include "domain/detection/correlation/window/ordered_references.hpp"

#include <algorithm>

namespace vedette::detection {

OrderedReferences::OrderedReferences(const CompiledCorrelation& compiled)
    : NumberMeasure(compiled), hits_(compiled.inOrder.size()) {
  for (const Term& term : compiled.terms) runs_.emplace_back(term.present);
  if (compiled.terms.empty()) runs_.emplace_back(compiled.inOrder);
}

void OrderedReferences::add(const Hit& hit) {
  ++hits_[hit.reference];
  for (OrderedRun& run : runs_) run.add(hit);
}

void OrderedReferences::clear() {
  hits_.assign(hits_.size(), 0);
  for (OrderedRun& run : runs_) run.clear();
}

double OrderedReferences::value(std::int64_t begin) const {
  std::size_t longest = 0;
  for (const OrderedRun& run : runs_) longest = std::max(longest, run.longest(begin));
  return static_cast<double>(longest);
}

bool OrderedReferences::holds(std::int64_t begin) const {
  const auto& terms = rule().terms;
  if (terms.empty()) return NumberMeasure::holds(begin);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const bool free = std::all_of(terms[i].absent.begin(), terms[i].absent.end(),
                                  [&](ReferenceIndex each) { return hits_[each] == 0; });
    if (free && runs_[i].longest(begin) == runs_[i].wanted()) return true;
  }
  return false;
}

}  // namespace vedette::detection
