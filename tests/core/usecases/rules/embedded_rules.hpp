#pragma once

#include "usecases/embedded_core.hpp"
#include "usecases/rules/plain_language.hpp"

namespace vedette::test {

// A core that reads rules in the plain language. Nothing is built in.
struct EmbeddedRules : EmbeddedCore {
  EmbeddedRules() : EmbeddedCore(RuleSet({}), {.language = &plainLanguage}) {}

  static inline const PlainLanguage plainLanguage;

  const Principal admin = Principal::system();

  // The ids of the rules that raise an alert, or fold into one, for an event with these attributes set to
  // "1".
  std::vector<std::string> raisedBy(const std::vector<std::string>& attributes) {
    EventDraft draft;
    draft.sourceName = draft.eventType = draft.description = "test";
    draft.severity = "info";
    AttributesBuilder builder;
    builder.startObject();
    for (const std::string& name : attributes) builder.set(name, "1");
    draft.attributes = builder.endObject().build().value();
    std::vector<NewEvent> events;
    events.push_back(NewEvent::accept(std::move(draft)).value());
    std::vector<std::string> rules;
    const Receipts receipts = ingest(core, std::move(events));
    for (const Alert& alert : receipts[0].alerts) rules.push_back(alert.rule->id);
    return rules;
  }

  std::vector<std::string> listed(detection::RuleFilter filter = {}) {
    std::vector<std::string> ids;
    const auto page = core.rules.list(admin, {.filter = std::move(filter), .page = {200}}).value();
    for (const RuleView& view : page.items) ids.push_back(view.rule.id());
    CHECK(page.total == ids.size());
    return ids;
  }

  RuleView find(const std::string& id) { return core.rules.find(admin, id).value(); }
};

// "id: r", "title: Rule r", "asks: a".
inline std::string ruleText(const std::string& id, const std::string& asks, const std::string& more = {}) {
  return "id: " + id + "\ntitle: Rule " + id + "\nasks: " + asks + "\n" + more;
}

}  // namespace vedette::test
