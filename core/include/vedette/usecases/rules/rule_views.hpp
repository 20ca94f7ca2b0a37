#pragma once

#include <optional>
#include <vector>

#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/rules/rule_book.hpp"

namespace vedette {

// A rule and how it fares.
struct RuleView {
  detection::CataloguedRule rule = {};
  detection::RuleHealth health = {};        // since the set is in force
  RuleOutcome outcome = {};                 // since the start
  bool pending = false;                     // what is in force is as it was before the last change
  std::optional<Timestamp> lastMatch = {};  // since the start, by the event's time; else of its newest alert
  std::uint64_t alertsOfADay = 0;           // raised in the last 24 hours

  std::uint64_t dropped = 0;  // matches of others that a correlation rule had no room or time for

  // Why it cannot be evaluated, or could not be on an event; empty: nothing is known to be wrong.
  const std::string& lastError() const;

  void addFigures(const RuleView&);
};

// Puts together what several places know of rules. Asks for no permission: use cases do.
class RuleViews {
 public:
  RuleViews(const Storage&, const RuleBook&, const Detection&, const Clock&);

  const RuleBook& book() const { return book_; }

  Result<std::vector<RuleView>> of(const std::vector<const detection::CataloguedRule*>&) const;
  Result<RuleView> of(const detection::CataloguedRule&) const;
  Result<RuleView> find(std::string_view id) const;  // NotFound

 private:
  const Storage& storage_;
  const RuleBook& book_;
  const Detection& detection_;
  const Clock& clock_;
};

Error noRule();

}  // namespace vedette
