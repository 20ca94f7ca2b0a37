#include "vedette/usecases/rules/browse_rules.hpp"

#include <algorithm>

#include "usecases/rules/rule_order.hpp"
#include "vedette/domain/cursor.hpp"

namespace vedette {
namespace {

using detection::CataloguedRule;
using detection::Provenance;
using detection::RuleVersion;

Error badCursor() {
  return invalid(
      std::vector<FieldError>{{"cursor", Violation::BadFormat, "This is no cursor of this list.", ""}});
}

struct Placed {
  RulePlace place;
  const CataloguedRule* rule;
};

std::vector<Placed> sorted(const detection::Catalogue& catalogue, const RuleQuery& query) {
  std::vector<Placed> rules;
  for (const CataloguedRule* rule : catalogue.byTitle())
    if (query.filter.matches(*rule)) rules.push_back({placeOf(*rule, query.order), rule});
  std::sort(rules.begin(), rules.end(),
            [&](const Placed& a, const Placed& b) { return isBefore(a.place, b.place, query.order); });
  return rules;
}

Result<std::size_t> beginOf(const std::vector<Placed>& rules, const RuleQuery& query) {
  if (query.page.cursor.empty()) return std::min(query.page.offset, rules.size());
  const auto last = readCursor(query.page.cursor, query.order);
  if (!last) return badCursor();
  const auto next = std::partition_point(rules.begin(), rules.end(), [&](const Placed& each) {
    return !isBefore(*last, each.place, query.order);
  });
  return static_cast<std::size_t>(next - rules.begin());
}

constexpr std::string_view versionGroup = "rule versions";

// Of versions that are sorted from the newest to the oldest.
Result<Page<RuleVersion>> pageOf(std::vector<RuleVersion> versions, const PageRequest& asked) {
  Page<RuleVersion> page{{}, versions.size(), {}};
  std::size_t begin = std::min(asked.offset, versions.size());
  if (!asked.cursor.empty()) {
    const auto last = decodeCursor(asked.cursor);
    if (!last || last->group != versionGroup) return badCursor();
    const auto older = [&](const RuleVersion& version) {
      return static_cast<std::int64_t>(version.number) < last->id;
    };
    begin = static_cast<std::size_t>(std::ranges::find_if(versions, older) - versions.begin());
  }
  const std::size_t end = begin + std::min(asked.limit, versions.size() - begin);
  if (end < versions.size() && end > begin)
    page.next =
        encodeCursor({std::string(versionGroup), 0, static_cast<std::int64_t>(versions[end - 1].number)});
  for (std::size_t i = begin; i < end; ++i) page.items.push_back(std::move(versions[i]));
  return page;
}

}  // namespace

BrowseRules::BrowseRules(const Storage& storage, const RuleViews& views, const Clock& clock)
    : storage_(storage), views_(views), clock_(clock) {}

Result<Page<RuleView>> BrowseRules::list(const Principal& principal, const RuleQuery& query) const {
  if (auto allowed = principal.require(Permission::RulesRead); !allowed) return std::move(allowed).error();
  const auto catalogue = views_.book().catalogue();
  const std::vector<Placed> rules = sorted(*catalogue, query);
  const auto begin = beginOf(rules, query);
  if (!begin) return begin.error();
  const std::size_t end = *begin + std::min(query.page.limit, rules.size() - *begin);
  Page<RuleView> page{{}, rules.size(), {}};
  if (end < rules.size() && end > *begin) page.next = cursorBehind(rules[end - 1].place, query.order);
  std::vector<const CataloguedRule*> shown;
  for (std::size_t i = *begin; i < end; ++i) shown.push_back(rules[i].rule);
  auto views = views_.of(shown);
  if (!views) return std::move(views).error();
  page.items = *std::move(views);
  return page;
}

Result<RuleView> BrowseRules::find(const Principal& principal, std::string_view id) const {
  if (auto allowed = principal.require(Permission::RulesRead); !allowed) return std::move(allowed).error();
  return views_.find(id);
}

Result<RuleTimeline> BrowseRules::timeline(const Principal& principal, std::string_view id,
                                           std::size_t hours) const {
  if (auto allowed = principal.require(Permission::RulesRead); !allowed) return std::move(allowed).error();
  if (!views_.book().catalogue()->find(id)) return noRule();
  using Hour = std::chrono::hours;
  const Timestamp end = std::chrono::ceil<Hour>(clock_.now());
  const Timestamp begin = end - Hour(hours);
  const auto counts =
      storage_.reading([&](const Stores& stores) { return stores.alerts.hoursOfRule(id, begin); });
  if (!counts) return counts.error();
  RuleTimeline timeline;
  for (Timestamp start = begin; start < end; start += Hour(1)) {
    const auto count = counts->find(start);
    timeline.hours.push_back({start, count == counts->end() ? 0 : count->second});
  }
  return timeline;
}

Result<Page<RuleVersion>> BrowseRules::versions(const Principal& principal, std::string_view id,
                                                const PageRequest& page) const {
  if (auto allowed = principal.require(Permission::RulesRead); !allowed) return std::move(allowed).error();
  const auto catalogue = views_.book().catalogue();
  const CataloguedRule* rule = catalogue->find(id);
  if (!rule) return noRule();
  if (rule->provenance == Provenance::Pack)
    return conflict("The rule is of the pack: its versions are those of the pack's files.");
  auto versions = storage_.reading([&](const Stores& stores) { return stores.rules.versions(id); });
  if (!versions) return std::move(versions).error();
  return pageOf(*std::move(versions), page);
}

Result<std::vector<RuleView>> BrowseRules::all(const Principal& principal) const {
  if (auto allowed = principal.require(Permission::RulesRead); !allowed) return std::move(allowed).error();
  const auto catalogue = views_.book().catalogue();
  return views_.of(catalogue->byTitle());
}

Result<PackReport> BrowseRules::pack(const Principal& principal) const {
  if (auto allowed = principal.require(Permission::RulesRead); !allowed) return std::move(allowed).error();
  return views_.book().pack();
}

}  // namespace vedette
