#include "rule_health.hpp"

#include <algorithm>

#include "rule_json.hpp"

namespace vedette::http {

namespace {

double shareOf(const RuleView& view, const RuleView& sum) {
  if (sum.health.time.count() == 0) return 0;
  return static_cast<double>(view.health.time.count()) / static_cast<double>(sum.health.time.count());
}

void writeHealth(json::Writer& writer, const RuleView& view, const RuleView& sum) {
  writer.startObject();
  writer.key("id").text(view.rule.id());
  writer.key("title").text(view.rule.title());
  writer.key("in_force").boolean(view.rule.active());
  writer.key("health");
  writeRuleFigures(writer, view);
  writer.key("time_share").real(shareOf(view, sum));
  writer.key("last_match").timeOrNull(view.lastMatch);
  writer.key("last_error");
  view.lastError().empty() ? writer.null() : writer.text(view.lastError());
  writer.endObject();
}

RuleView sumOf(const std::vector<RuleView>& views) {
  RuleView sum;
  for (const RuleView& view : views) sum.addFigures(view);
  return sum;
}

void writeTotals(json::Writer& writer, const std::vector<RuleView>& views, const RuleView& sum) {
  const auto inForce =
      std::count_if(views.begin(), views.end(), [](const RuleView& view) { return view.rule.active(); });
  writer.startObject();
  writer.key("rules").count(views.size());
  writer.key("in_force").count(static_cast<std::uint64_t>(inForce));
  writer.key("health");
  writeRuleFigures(writer, sum);
  writer.endObject();
}

void writePack(json::Writer& writer, const PackReport& pack) {
  writer.startObject().key("rules").count(pack.rules).key("refused").startArray();
  for (const RuleProblem& problem : pack.refused) writeRuleProblem(writer, problem);
  writer.endArray().key("warnings").count(pack.warnings.size()).endObject();
}

}  // namespace

Result<Response> showRuleHealth(Core& core, const Call& call) {
  const auto views = core.rules.all(call.principal);
  if (!views) return views.error();
  const auto pack = core.rules.pack(call.principal);
  if (!pack) return pack.error();
  const RuleView sum = sumOf(*views);
  std::string body;
  json::Writer writer{body};
  writer.startObject().key("totals");
  writeTotals(writer, *views, sum);
  writer.key("pack");
  writePack(writer, *pack);
  writer.key("rules").startArray();
  for (const RuleView& view : *views) writeHealth(writer, view, sum);
  writer.endArray().endObject();
  return json(200, std::move(body));
}

}  // namespace vedette::http
