#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "vedette/domain/detection/catalogue/rule_override.hpp"
#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "vedette/domain/detection/rules/rule.hpp"

namespace vedette::detection {

enum class RuleKind : std::uint8_t { Sigma, Correlation };
inline constexpr std::array ruleKinds{RuleKind::Sigma, RuleKind::Correlation};
std::string_view toString(RuleKind);  // "sigma", "correlation"
std::optional<RuleKind> parseRuleKind(std::string_view);

// Where a rule comes from: the folder or archive of rules that the program was given, or the API.
enum class Provenance : std::uint8_t { Pack, Custom };
inline constexpr std::array provenances{Provenance::Pack, Provenance::Custom};
std::string_view toString(Provenance);  // "pack", "custom"
std::optional<Provenance> parseProvenance(std::string_view);

// A rule as its text declares it; neither is ever null.
using DeclaredRule = std::variant<std::shared_ptr<const Rule>, std::shared_ptr<const CorrelationRule>>;

// A rule that there is, whether it is in force or not.
struct CataloguedRule {
  DeclaredRule declared = {};
  Provenance provenance = Provenance::Pack;
  std::shared_ptr<const std::string> text = {};  // of the whole file that it was read from; never null
  std::optional<RuleOverride> changed = {};      // what somebody decided about it
  std::string problem = {};                      // why it cannot be evaluated; empty: it can
  std::string unlinked = {};  // why it cannot be evaluated with the rules that are in force; empty: it can

  RuleKind kind() const { return declared.index() == 0 ? RuleKind::Sigma : RuleKind::Correlation; }
  const RuleHead& head() const;
  const std::string& id() const { return head().id; }
  const std::string& title() const { return head().title; }
  const std::vector<std::string>& tags() const { return head().tags; }
  const RuleOrigin& origin() const { return head().origin; }
  const LogSource& logSource() const;  // a correlation rule has none

  bool enabled() const { return !changed || changed->enabled; }
  bool inForce() const { return enabled() && problem.empty(); }
  bool active() const { return inForce() && unlinked.empty(); }

  // As declared, but for what was decided.
  std::optional<Severity> severity() const;
  Dedup dedup() const;

  // Why matches of it cannot fold by these fields; nothing when they can.
  std::optional<std::string> refusesKey(const std::vector<std::string>&) const;
};

}  // namespace vedette::detection
