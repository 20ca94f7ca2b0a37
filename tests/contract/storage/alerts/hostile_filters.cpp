#include <functional>

#include "alerts/alert_fixture.hpp"

namespace vedette::contract {
namespace {

using Ask = std::function<void(AlertFilter&, const std::string&)>;

// Each field of the filter that takes any text.
const std::vector<Ask>& asks() {
  static const std::vector<Ask> all{
      [](AlertFilter& f, const std::string& text) { f.sources = {text}; },
      [](AlertFilter& f, const std::string& text) { f.rules = {text}; },
      [](AlertFilter& f, const std::string& text) {
        f.rules = {"absent", text};
      },
      [](AlertFilter& f, const std::string& text) { f.entities = {text}; },
      [](AlertFilter& f, const std::string& text) { f.assignees = {text}; },
      [](AlertFilter& f, const std::string& text) { f.text = text; },
  };
  return all;
}

class HostileAlertFilters : public AlertFixture {
 public:
  HostileAlertFilters() {
    for (const std::string& text : {std::string("suricata"), std::string("zeek")}) keep(text);
  }

  void keep(const std::string& text) {
    AlertDraft draft = draftByRule();
    draft.title = draft.description = draft.source = text;
    draft.rule = RuleRef{text, text, "sigma"};
    draft.entities = {{"user", text}};
    model.push_back(change(raise(draft).alert.id, {.assignee = text}));
  }

  std::size_t check(const Ask& ask, const std::string& text) {
    AlertFilter filter;
    ask(filter, text);
    INFO(describe(filter));
    checkAgainst(model, {filter});
    return selectedIds(model, {filter}).size();
  }

  std::vector<Alert> model;
};

TEST_CASE_METHOD(HostileAlertFilters, "a hostile text in a filter of alerts selects what holds it") {
  for (const std::string& text : hostileTexts()) keep(text);
  for (const std::string& text : hostileTexts())
    for (const Ask& ask : asks()) CHECK(check(ask, text) >= 1);
}

TEST_CASE_METHOD(HostileAlertFilters, "what would be SQL selects no alert and changes none") {
  for (const std::string& text : injections())
    for (const Ask& ask : asks()) CHECK(check(ask, text) == 0);
  checkAgainst(model, {});
}

}  // namespace
}  // namespace vedette::contract
