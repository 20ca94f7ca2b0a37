#include "rule_json.hpp"

#include "vedette/domain/attack/tactics.hpp"

namespace vedette::http {

namespace {

using detection::CataloguedRule;

std::string_view stageName(RuleStage stage) {
  switch (stage) {
    case RuleStage::Syntax:
      return "yaml";
    case RuleStage::Schema:
      return "schema";
    case RuleStage::Compile:
      return "compile";
  }
  return "";
}

void writeSeverity(json::Writer& writer, const std::optional<Severity>& severity) {
  severity ? writer.text(toString(*severity)) : writer.null();
}

void writeTextOrNull(json::Writer& writer, const std::string& text) {
  text.empty() ? writer.null() : writer.text(text);
}

void writeLogSource(json::Writer& writer, const LogSource& source) {
  if (source == LogSource{}) {
    writer.null();
    return;
  }
  writer.startObject();
  writer.key("category").text(source.category);
  writer.key("product").text(source.product);
  writer.key("service").text(source.service);
  writer.endObject();
}

void writeDedup(json::Writer& writer, const Dedup& dedup) {
  writer.startObject().key("key");
  dedup.key ? writer.texts(*dedup.key) : writer.null();
  writer.key("window");
  dedup.window ? writer.integer(std::chrono::floor<std::chrono::seconds>(*dedup.window).count())
               : writer.null();
  writer.endObject();
}

void writeTactics(json::Writer& writer, const std::vector<std::string>& tags) {
  writer.startArray();
  for (const attack::Tactic* tactic : attack::tacticsOf(tags)) writer.text(tactic->slug);
  writer.endArray();
}

void writeDeclared(json::Writer& writer, const CataloguedRule& rule) {
  writer.key("id").text(rule.id());
  writer.key("title").text(rule.title());
  writer.key("description").text(rule.head().description);
  writer.key("status").text(rule.head().status);
  writer.key("author").text(rule.head().author);
  writer.key("kind").text(toString(rule.kind()));
  writer.key("origin").text(toString(rule.provenance));
  writer.key("file");
  writeTextOrNull(writer, rule.origin().file);
  writer.key("version").text(rule.head().version);
  writer.key("logsource");
  writeLogSource(writer, rule.logSource());
  writer.key("tags").texts(rule.tags());
  writer.key("tactics");
  writeTactics(writer, rule.tags());
  writer.key("techniques").texts(attack::techniquesOf(rule.tags()));
  writer.key("level");
  writeSeverity(writer, rule.head().level);
}

void writeMembers(json::Writer& writer, const RuleView& view) {
  writeDeclared(writer, view.rule);
  writer.key("severity");
  writeSeverity(writer, view.rule.severity());
  writer.key("enabled").boolean(view.rule.enabled());
  writer.key("overridden").boolean(view.rule.changed.has_value());
  writer.key("dedup");
  writeDedup(writer, view.rule.dedup());
  writer.key("pending").boolean(view.pending);
  writer.key("health");
  writeRuleFigures(writer, view);
  writer.key("alert_count_24h").count(view.alertsOfADay);
  writer.key("last_match").timeOrNull(view.lastMatch);
  writer.key("last_error");
  writeTextOrNull(writer, view.lastError());
}

}  // namespace

void writeRule(json::Writer& writer, const RuleView& view) {
  writer.startObject();
  writeMembers(writer, view);
  writer.endObject();
}

void writeRuleWithText(json::Writer& writer, const RuleView& view) {
  writer.startObject();
  writeMembers(writer, view);
  writer.key("yaml").text(*view.rule.text);
  writer.endObject();
}

void writeRuleFigures(json::Writer& writer, const RuleView& view) {
  writer.startObject();
  writer.key("evaluated").count(view.health.evaluated);
  writer.key("candidates").count(view.health.candidates);
  writer.key("matched").count(view.outcome.matched);
  writer.key("raised").count(view.outcome.raised);
  writer.key("folded").count(view.outcome.folded);
  writer.key("kept").count(view.outcome.kept);
  writer.key("dropped").count(view.dropped);
  writer.key("failed").count(view.health.failed);
  writer.endObject();
}

void writeRuleVersion(json::Writer& writer, const detection::RuleVersion& version) {
  writer.startObject();
  writer.key("number").count(version.number);
  writer.key("version").text(version.hash);
  writer.key("at").time(version.at);
  writer.key("actor").text(version.actor);
  writer.key("restored");
  version.restored ? writer.count(*version.restored) : writer.null();
  writer.key("yaml").text(version.text);
  writer.endObject();
}

void writeVerdict(json::Writer& writer, const RuleVerdict& verdict) {
  const RuleProblem& problem = verdict.problem;
  writer.startObject();
  writer.key("valid").boolean(verdict.rule.has_value());
  if (verdict.rule) {
    const CataloguedRule rule{*verdict.rule};
    writer.key("stage").text("ok").key("message").null().key("line").null().key("column").null();
    writer.key("field").null().key("rule_id").text(rule.id()).key("title").text(rule.title());
  } else {
    writer.key("stage").text(stageName(problem.stage)).key("message").text(problem.message);
    writer.key("line").count(problem.line).key("column").count(problem.column).key("field");
    writeTextOrNull(writer, problem.field);
    writer.key("rule_id").null().key("title");
    writeTextOrNull(writer, problem.rule);
  }
  writer.key("warnings").startArray();
  for (const RuleProblem& warning : verdict.warnings) {
    writer.startObject().key("message").text(warning.message);
    writer.key("line").count(warning.line).key("column").count(warning.column).endObject();
  }
  writer.endArray();
  writer.endObject();
}

void writeRuleProblem(json::Writer& writer, const RuleProblem& problem) {
  writer.startObject();
  writer.key("file").text(problem.file);
  writer.key("stage").text(stageName(problem.stage));
  writer.key("message").text(problem.message);
  writer.key("line").count(problem.line);
  writer.key("column").count(problem.column);
  writer.key("field");
  writeTextOrNull(writer, problem.field);
  writer.key("rule");
  writeTextOrNull(writer, problem.rule);
  writer.endObject();
}

Response refusalOf(const RuleVerdict& verdict) {
  std::string body;
  json::Writer writer{body};
  writer.startObject().key("type").text("about:blank").key("title").text("Bad Request");
  writer.key("status").count(400).key("detail").text(verdict.problem.message);
  writer.key("errors")
      .startObject()
      .key("yaml")
      .startArray()
      .text(verdict.problem.message)
      .endArray()
      .endObject();
  writer.key("verdict");
  writeVerdict(writer, verdict);
  writer.endObject();
  return {.status = 400, .body = std::move(body), .contentType = "application/problem+json"};
}

}  // namespace vedette::http
