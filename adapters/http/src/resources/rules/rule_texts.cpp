#include "rule_texts.hpp"

#include "../input/fields.hpp"
#include "../input/query_reader.hpp"
#include "rule_json.hpp"

namespace vedette::http {

namespace {

Result<std::string> readText(const Request& request) {
  Result<json::Fields> fields = readFields(request);
  if (!fields) return fields.error();
  auto text = fields->text("yaml");
  auto problems = fields->problems();
  requireUnlessNamed(problems, "yaml", text.has_value());
  if (!problems.empty()) return invalid(std::move(problems));
  return *std::move(text);
}

Result<bool> readDryRun(const Request& request) {
  Result<QueryReader> query = QueryReader::of(request);
  if (!query) return query.error();
  const std::string text = query->text("dry_run").value_or("false");
  if (text != "true" && text != "false") query->notAChoice("dry_run", text, {"true", "false"});
  if (const auto checked = query->finish(); !checked) return checked.error();
  return text == "true";
}

Response verdictAlone(const RuleVerdict& verdict) {
  std::string body;
  json::Writer writer{body};
  writeVerdict(writer, verdict);
  return json(200, std::move(body));
}

Result<Response> answer(unsigned status, const Result<SentRule>& sent) {
  if (!sent) return sent.error();
  if (!sent->stored) return refusalOf(sent->verdict);
  std::string body;
  json::Writer writer{body};
  writeRuleWithText(writer, *sent->stored);
  return json(status, std::move(body));
}

}  // namespace

Result<Response> addRule(Core& core, const Call& call) {
  const Result<bool> dryRun = readDryRun(call.request);
  if (!dryRun) return dryRun.error();
  Result<std::string> text = readText(call.request);
  if (!text) return text.error();
  if (!*dryRun) return answer(201, core.ruleChanges.add(call.principal, *std::move(text)));
  const Result<RuleVerdict> verdict = core.ruleChanges.check(call.principal, *std::move(text));
  if (!verdict) return verdict.error();
  return verdictAlone(*verdict);
}

Result<Response> rewriteRule(Core& core, const Call& call) {
  Result<std::string> text = readText(call.request);
  if (!text) return text.error();
  return answer(200, core.ruleChanges.rewrite(call.principal, call.captures[0], *std::move(text)));
}

Result<Response> rollBackRule(Core& core, const Call& call) {
  Result<json::Fields> fields = readFields(call.request);
  if (!fields) return fields.error();
  const auto number = fields->integer("version");
  auto problems = fields->problems();
  requireUnlessNamed(problems, "version", number.has_value());
  if (number && *number < 1)
    problems.push_back({"version", Violation::OutOfRange, "Versions count from 1.", ""});
  if (!problems.empty()) return invalid(std::move(problems));
  return answer(
      200, core.ruleChanges.rollBack(call.principal, call.captures[0], static_cast<std::uint64_t>(*number)));
}

}  // namespace vedette::http
