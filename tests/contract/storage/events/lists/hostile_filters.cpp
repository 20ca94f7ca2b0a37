#include <functional>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

using Ask = std::function<void(EventFilter&, const std::string&)>;

// Each field of the filter that takes any text.
const std::vector<Ask>& asks() {
  static const std::vector<Ask> all{
      [](EventFilter& f, const std::string& text) { f.sources = {text}; },
      [](EventFilter& f, const std::string& text) {
        f.sources = {"absent", text};
      },
      [](EventFilter& f, const std::string& text) { f.eventTypes = {text}; },
      [](EventFilter& f, const std::string& text) { f.eventTypeContains = text; },
      [](EventFilter& f, const std::string& text) { f.products = {text}; },
      [](EventFilter& f, const std::string& text) { f.categories = {text}; },
      [](EventFilter& f, const std::string& text) { f.services = {text}; },
      [](EventFilter& f, const std::string& text) { f.text = text; },
      [](EventFilter& f, const std::string& text) {
        f.attributes = {{"user", {text}}};
      },
      [](EventFilter& f, const std::string& text) {
        f.attributes = {{text, {"root"}}};
      },
  };
  return all;
}

class HostileFilters : public EventFixture {
 public:
  std::vector<Event> model = append(EventGenerator(11).events(60));

  std::size_t check(const Ask& ask, const std::string& text) {
    EventFilter filter;
    ask(filter, text);
    INFO(describe(filter));
    checkAgainst(model, {filter});
    return selectedIds(model, {filter}).size();
  }
};

TEST_CASE_METHOD(HostileFilters, "a hostile text in a filter of events selects what holds it") {
  for (const std::string& text : hostileTexts()) {
    Event hostile = event();
    hostile.sourceName = hostile.eventType = hostile.description = text;
    hostile.logSource = LogSource{text, text, text};
    hostile.attributes = attributes({{"user", text}, {text, "root"}});
    model.push_back(append(hostile));
  }
  for (const std::string& text : hostileTexts())
    for (const Ask& ask : asks()) CHECK(check(ask, text) >= 1);
}

TEST_CASE_METHOD(HostileFilters, "what would be SQL selects no event and changes none") {
  for (const std::string& text : injections())
    for (const Ask& ask : asks()) CHECK(check(ask, text) == 0);
  checkAgainst(model, {});
}

}  // namespace
}  // namespace vedette::contract
