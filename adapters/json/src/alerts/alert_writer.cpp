#include "vedette/json/alert_json.hpp"

namespace vedette::json {
namespace {

void writeRule(Writer& writer, const std::optional<RuleRef>& rule) {
  if (!rule) {
    writer.null();
    return;
  }
  writer.startObject();
  writer.key("id").text(rule->id).key("name").text(rule->name).key("kind").text(rule->kind);
  writer.endObject();
}

void writeDescription(Writer& writer, const Alert& alert) {
  writer.key("id").integer(alert.id);
  writer.key("title").text(alert.title);
  writer.key("description").text(alert.description);
  writer.key("severity").text(toString(alert.severity));
  writer.key("status").text(toString(alert.status));
  writer.key("disposition");
  alert.disposition ? writer.text(toString(*alert.disposition)) : writer.null();
  writer.key("source").text(alert.source);
  writer.key("rule");
  writeRule(writer, alert.rule);
}

void writeSightings(Writer& writer, const Alert& alert) {
  writer.key("event_id");
  alert.event ? writer.integer(*alert.event) : writer.null();
  writer.key("occurrences").count(alert.occurrences);
  writer.key("first_seen").time(alert.firstSeen);
  writer.key("last_seen").time(alert.lastSeen);
  writer.key("entities").raw(alert.entities.json());
  writer.key("iocs").raw(alert.iocs.json());
  writer.key("mitre_techniques").raw(alert.mitreTechniques.json());
  writer.key("affected_assets").raw(alert.affectedAssets.json());
}

}  // namespace

void writeAlertMembers(Writer& writer, const Alert& alert) {
  writeDescription(writer, alert);
  writeSightings(writer, alert);
  writer.key("assignee").textOrNull(alert.assignee);
  writer.key("case_id").null();
  writer.key("dedup_hash");
  alert.fingerprint.empty() ? writer.null() : writer.text(alert.fingerprint);
  writer.key("metadata").raw(alert.metadata.json());
  writer.key("evidence");
  alert.evidence.empty() ? writer.null() : writer.raw(alert.evidence.json());
  writer.key("created_at").time(alert.createdAt);
  writer.key("updated_at").time(alert.updatedAt);
  writer.key("resolved_at").timeOrNull(alert.resolvedAt);
}

void writeAlert(Writer& writer, const Alert& alert) {
  writer.startObject();
  writeAlertMembers(writer, alert);
  writer.endObject();
}

void writeChange(Writer& writer, const AlertChange& change) {
  writer.startObject();
  writer.key("at").time(change.at);
  writer.key("actor").text(change.actor);
  writer.key("field").text(change.field);
  writer.key("from").text(change.from);
  writer.key("to").text(change.to);
  writer.key("note").text(change.note);
  writer.endObject();
}

void writeFeedback(Writer& writer, const Feedback& feedback) {
  writer.startObject();
  writer.key("feedback").text(toString(feedback.verdict));
  writer.key("note").text(feedback.note);
  writer.key("origin").text(feedback.origin);
  writer.key("actor").text(feedback.actor);
  writer.key("at").time(feedback.at);
  writer.endObject();
}

std::string fromTexts(const std::vector<std::string>& texts) {
  std::string out;
  Writer(out).texts(texts);
  return out;
}

}  // namespace vedette::json
