#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "domain/detection/plan/literal_index.hpp"
#include "domain/detection/plan/program.hpp"
#include "vedette/domain/detection/engine/field_table.hpp"

namespace vedette::detection {

using RuleIndex = std::uint32_t;
struct CompiledRules;

// Which of some rules an event may match, by the witnesses that show up in it.
class RulePlan {
 public:
  struct Witness {
    PredicateId predicate;
    bool decides;                // the predicate is true when it shows up, not only perhaps
    std::uint32_t first, count;  // of its rules
  };
  struct OfField {
    std::unique_ptr<const LiteralIndex> literals = {};
    std::vector<RuleIndex> whenPresent = {};
  };

  // Of these rules among the compiled ones, whose predicates and fields are all there.
  RulePlan(std::vector<RuleIndex> rules, const CompiledRules&);

  const std::vector<RuleIndex>& rules() const { return rules_; }
  const std::vector<RuleIndex>& always() const { return always_; }  // rules without a witness
  const OfField* of(FieldId field) const { return fields_[field].get(); }
  const LiteralIndex* ofAnyValue() const { return anyValue_.get(); }
  const Witness& witness(std::uint32_t at) const { return witnesses_[at]; }
  std::span<const RuleIndex> rulesOf(const Witness& witness) const {
    return {rulesOfWitnesses_.data() + witness.first, witness.count};
  }

 private:
  using Hinted = std::vector<LiteralIndex::Hinted>;
  void addWitness(PredicateId, const std::vector<RuleIndex>&, const PredicateTable&);

  std::vector<RuleIndex> rules_, always_, rulesOfWitnesses_;
  std::vector<Witness> witnesses_;
  std::vector<std::unique_ptr<OfField>> fields_;  // by FieldId
  std::unique_ptr<const LiteralIndex> anyValue_;
};

}  // namespace vedette::detection
