#include "usecases/rules/rule_audit.hpp"

#include "vedette/domain/events/attributes.hpp"

namespace vedette {
namespace {

using detection::CataloguedRule;

// Texts that a rule was read from are storable; one may still be too long together with the rest.
std::string jsonOf(AttributesBuilder& builder) {
  auto built = builder.endObject().build();
  return built ? built->json() : "{}";
}

AttributesBuilder about(const CataloguedRule& rule) {
  AttributesBuilder builder;
  builder.startObject().set("title", rule.title()).set("hash", rule.head().version);
  return builder;
}

std::string objectOf(const CataloguedRule& rule) { return "rule:" + rule.id(); }

}  // namespace

AuditEntry auditedVersion(const char* action, const CataloguedRule& rule,
                          const detection::RuleVersion& version) {
  AttributesBuilder builder = about(rule);
  builder.set("version", static_cast<std::int64_t>(version.number));
  if (version.restored) builder.set("restored", static_cast<std::int64_t>(*version.restored));
  return {version.at, version.actor, action, objectOf(rule), jsonOf(builder)};
}

AuditEntry auditedDecision(const CataloguedRule& rule, const detection::RuleOverride& decision) {
  AttributesBuilder builder = about(rule);
  builder.key("enabled").boolean(decision.enabled);
  if (decision.severity) builder.set("severity", toString(*decision.severity));
  if (decision.dedupKey) {
    builder.key("dedup_key").startArray();
    for (const std::string& field : *decision.dedupKey) builder.text(field);
    builder.endArray();
  }
  if (decision.dedupWindow) builder.set("dedup_window", decision.dedupWindow->count());
  return {decision.at, decision.actor, "rule.override", objectOf(rule), jsonOf(builder)};
}

AuditEntry auditedRemoval(const CataloguedRule& rule, Timestamp at, const std::string& actor) {
  AttributesBuilder whole = about(rule);
  whole.set("text", *rule.text);
  std::string detail = jsonOf(whole);
  if (detail == "{}") {
    AttributesBuilder short_ = about(rule);
    detail = jsonOf(short_);
  }
  return {at, actor, "rule.delete", objectOf(rule), std::move(detail)};
}

}  // namespace vedette
