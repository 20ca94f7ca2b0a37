#pragma once

#include <chrono>

#include "vedette/domain/detection/catalogue/rule_filter.hpp"
#include "vedette/domain/identity/principal.hpp"
#include "vedette/domain/page.hpp"
#include "vedette/usecases/rules/rule_views.hpp"

namespace vedette {

enum class RuleKey : std::uint8_t {
  Title,
  Severity
};  // the severity as it is now; a rule without one is least

struct RuleQuery {
  detection::RuleFilter filter = {};
  std::vector<Order<RuleKey>> order = {{RuleKey::Title, false}};  // then by id
  PageRequest page = {};
};

// The alerts of a rule by the hour in which they were raised.
struct RuleTimeline {
  struct Hour {
    Timestamp start;
    std::uint64_t alerts = 0;
  };
  std::vector<Hour> hours = {};  // one after the other; the last one is running
};

// Reading rules. Needs rules:read; an unknown rule is NotFound.
class BrowseRules {
 public:
  static constexpr std::size_t maxLimit = 200;
  static constexpr std::size_t maxHours = 31 * 24;

  BrowseRules(const Storage&, const RuleViews&, const Clock&);

  Result<Page<RuleView>> list(const Principal&, const RuleQuery&) const;
  Result<RuleView> find(const Principal&, std::string_view id) const;
  Result<RuleTimeline> timeline(const Principal&, std::string_view id, std::size_t hours) const;

  // Newest first. A rule of the pack has none: Conflict.
  Result<Page<detection::RuleVersion>> versions(const Principal&, std::string_view id,
                                                const PageRequest&) const;

  // How all rules fare, by id; and what became of the pack.
  Result<std::vector<RuleView>> all(const Principal&) const;
  Result<PackReport> pack(const Principal&) const;

 private:
  const Storage& storage_;
  const RuleViews& views_;
  const Clock& clock_;
};

}  // namespace vedette
