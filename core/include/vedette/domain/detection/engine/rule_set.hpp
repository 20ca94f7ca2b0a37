#pragma once

#include <memory>
#include <string>
#include <vector>

#include "vedette/domain/detection/engine/field_table.hpp"
#include "vedette/domain/detection/engine/literal_scan.hpp"
#include "vedette/domain/detection/engine/log_source_map.hpp"
#include "vedette/domain/detection/rules/rule.hpp"

namespace vedette::detection {

struct CompiledRules;

// Rules made ready to be evaluated together. Immutable: any number of threads evaluate with one, each with an
// Evaluation of its own, and a new set takes its place by one pointer.
class RuleSet {
 public:
  // With a scan for them, keywords cost little.
  explicit RuleSet(std::vector<Rule> rules, LogSourceMap = {}, const MakeLiteralScan& = {});
  ~RuleSet();
  RuleSet(const RuleSet&) = delete;
  RuleSet& operator=(const RuleSet&) = delete;

  const std::vector<Rule>& rules() const;
  const FieldTable& fields() const;

 private:
  friend class Evaluation;
  std::unique_ptr<const CompiledRules> compiled_;
};

}  // namespace vedette::detection
