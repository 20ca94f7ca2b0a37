#include "domain/detection/correlation/plan/terms.hpp"

#include <algorithm>
#include <iterator>

namespace vedette::detection {
namespace {

using Terms = std::optional<std::vector<Term>>;
using References = std::vector<ReferenceIndex>;

References together(const References& a, const References& b) {
  References both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

bool contradicts(const Term& term) {
  References both;
  std::set_intersection(term.present.begin(), term.present.end(), term.absent.begin(), term.absent.end(),
                        std::back_inserter(both));
  return !both.empty();
}

class Expansion {
 public:
  explicit Expansion(std::size_t most) : most_(most) {}

  Terms of(const ReferenceCondition& condition, bool wanted) const {
    switch (condition.kind) {
      case ReferenceCondition::Kind::Reference:
        return single(static_cast<ReferenceIndex>(condition.reference), wanted);
      case ReferenceCondition::Kind::Not:
        return of(condition.parts.at(0), !wanted);
      case ReferenceCondition::Kind::All:
        return wanted ? each(condition, wanted) : any(condition, wanted);
      case ReferenceCondition::Kind::Any:
        break;
    }
    return wanted ? any(condition, wanted) : each(condition, wanted);
  }

 private:
  static Terms single(ReferenceIndex reference, bool wanted) {
    Term term;
    (wanted ? term.present : term.absent).push_back(reference);
    return std::vector<Term>{std::move(term)};
  }

  Terms any(const ReferenceCondition& condition, bool wanted) const {
    std::vector<Term> all;
    for (const ReferenceCondition& part : condition.parts) {
      const Terms some = of(part, wanted);
      if (!some || all.size() + some->size() > most_) return {};
      all.insert(all.end(), some->begin(), some->end());
    }
    return all;
  }

  Terms each(const ReferenceCondition& condition, bool wanted) const {
    std::vector<Term> all{Term{}};
    for (const ReferenceCondition& part : condition.parts) {
      const Terms some = of(part, wanted);
      if (!some || all.size() * some->size() > most_) return {};
      std::vector<Term> product;
      for (const Term& a : all)
        for (const Term& b : *some) {
          Term both{together(a.present, b.present), together(a.absent, b.absent)};
          if (!contradicts(both)) product.push_back(std::move(both));
        }
      all = std::move(product);
    }
    return all;
  }

  std::size_t most_;
};

}  // namespace

std::optional<std::vector<Term>> termsOf(const ReferenceCondition& condition, std::size_t most) {
  return Expansion(most).of(condition, true);
}

}  // namespace vedette::detection
