#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "vedette/domain/detection/catalogue/catalogue.hpp"
#include "vedette/domain/detection/detection.hpp"
#include "vedette/domain/detection/engine/log_source_map.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/rule_language.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/recall_progress.hpp"

namespace vedette {

// What rules are made ready with. Without a language there are none.
struct RuleCompiler {
  const RuleLanguage* language = nullptr;
  detection::LogSourceMap logSources = {};

  std::shared_ptr<const detection::RuleSet> compile(detection::RulesInForce) const;
};

// What became of the texts of a pack.
struct PackReport {
  std::size_t rules = 0;  // that can be evaluated
  std::vector<RuleProblem> refused = {};
  std::vector<RuleProblem> warnings = {};
};

// The live catalogue of rules: those of the pack and those that people wrote, with what was decided about
// them. Whoever changes it puts a new set of rules in force, for the next batch of events; but first it shows
// correlation rules that are new, or changed, the stored events that they need, and the set before goes on
// meanwhile. From any thread.
class RuleBook {
 public:
  RuleBook(RuleCompiler, Detection&, const Storage&, const Clock&);

  const RuleCompiler& compiler() const { return compiler_; }
  std::shared_ptr<const detection::Catalogue> catalogue() const;
  PackReport pack() const;  // as it was used last

  // Takes in what is stored: at the start, and before anything is changed. A rule of the pack whose id a
  // stored rule has is refused.
  Result<void> load(const Storage&);

  // In place of the pack before. A rule whose id a custom rule or an earlier one of the pack has is refused.
  PackReport usePack(std::vector<RuleText>);

  // One change after the other; Limited when the one before takes long. An Error leaves everything as it was.
  Result<void> change(const std::function<Result<void>(detection::Catalogue&)>& work);

  RecallProgress::Figures recalling() const { return recall_.figures(); }

 private:
  std::shared_ptr<const detection::RuleSet> publish(detection::Catalogue);
  std::shared_ptr<Recollection> recollectionFor(const std::shared_ptr<const detection::RuleSet>&);

  const RuleCompiler compiler_;
  Detection& detection_;
  const Storage& storage_;
  const Clock& clock_;
  RecallProgress recall_;
  std::timed_mutex changing_;
  mutable std::mutex mutex_;  // of what follows; never held for long
  std::shared_ptr<const detection::Catalogue> catalogue_;
  PackReport pack_;
};

}  // namespace vedette
