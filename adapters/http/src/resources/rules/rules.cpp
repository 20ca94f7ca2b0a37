#include "rules.hpp"

#include "../input/page_query.hpp"
#include "../page_writer.hpp"
#include "rule_json.hpp"
#include "rule_query.hpp"

namespace vedette::http {

namespace {

Result<Response> answer(const Result<RuleView>& view) {
  if (!view) return view.error();
  std::string body;
  json::Writer writer{body};
  writeRuleWithText(writer, *view);
  return json(200, std::move(body));
}

}  // namespace

Result<Response> listRules(Core& core, const Call& call) {
  const Result<RuleQuery> query = readRuleQuery(call.request);
  if (!query) return query.error();
  const Result<Page<RuleView>> page = core.rules.list(call.principal, *query);
  if (!page) return page.error();
  return pageOf(*page, query->page, writeRule);
}

Result<Response> findRule(Core& core, const Call& call) {
  return answer(core.rules.find(call.principal, call.captures[0]));
}

Result<Response> changeRule(Core& core, const Call& call) {
  const Result<RulePatch> patch = readRulePatch(call.request);
  if (!patch) return patch.error();
  return answer(core.ruleChanges.change(call.principal, call.captures[0], *patch));
}

Result<Response> removeRule(Core& core, const Call& call) {
  const Result<void> removed = core.ruleChanges.remove(call.principal, call.captures[0]);
  if (!removed) return removed.error();
  return noContent();
}

Result<Response> showRuleTimeline(Core& core, const Call& call) {
  const Result<std::size_t> hours = readTimelineHours(call.request);
  if (!hours) return hours.error();
  const Result<RuleTimeline> timeline = core.rules.timeline(call.principal, call.captures[0], *hours);
  if (!timeline) return timeline.error();
  std::string body;
  json::Writer writer{body};
  writer.startObject().key("bucket").text("hour").key("buckets").startArray();
  for (const RuleTimeline::Hour& hour : timeline->hours)
    writer.startObject().key("start").time(hour.start).key("count").count(hour.alerts).endObject();
  writer.endArray().endObject();
  return json(200, std::move(body));
}

Result<Response> listRuleVersions(Core& core, const Call& call) {
  Result<QueryReader> query = QueryReader::of(call.request);
  if (!query) return query.error();
  const PageRequest asked = readPage(*query, BrowseRules::maxLimit);
  if (const auto checked = query->finish(); !checked) return checked.error();
  const auto page = core.rules.versions(call.principal, call.captures[0], asked);
  if (!page) return page.error();
  return pageOf(*page, asked, writeRuleVersion);
}

}  // namespace vedette::http
