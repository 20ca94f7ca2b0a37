#include <algorithm>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

std::vector<Event> described(const std::vector<std::string>& descriptions) {
  std::vector<Event> events;
  for (const std::string& text : descriptions) {
    events.push_back(event());
    events.back().description = text;
  }
  return events;
}

class Search : public EventFixture {
 public:
  std::vector<std::string> textsWith(const std::string& part) {
    EventQuery query;
    query.filter.text = part;
    std::vector<std::string> texts;
    for (const Event& found : list(query).items) texts.push_back(found.description);
    std::reverse(texts.begin(), texts.end());
    return texts;
  }
};

TEST_CASE_METHOD(Search, "a text is searched as it is written, without regard to ASCII case") {
  append(described({"Root logged in", "50% of all", "500 of all", "a_b", "axb", "back\\slash", "it's",
                    "\xC3\x89t\xC3\xA9"}));
  CHECK(textsWith("rOOT") == std::vector<std::string>{"Root logged in"});
  CHECK(textsWith("50%") == std::vector<std::string>{"50% of all"});
  CHECK(textsWith("a_b") == std::vector<std::string>{"a_b"});
  CHECK(textsWith("\\") == std::vector<std::string>{"back\\slash"});
  CHECK(textsWith("'") == std::vector<std::string>{"it's"});
  CHECK(textsWith("OF ALL").size() == 2);
  CHECK(textsWith("\xC3\x89T\xC3\xA9") == std::vector<std::string>{"\xC3\x89t\xC3\xA9"});
  CHECK(textsWith("\xC3\xA9T\xC3\xA9").empty());
}

TEST_CASE_METHOD(Search, "attributes are searched by path and exact text, numbers and nesting included") {
  AttributesBuilder builder;
  builder.startObject().key("user").startObject().set("name", "root").set("id", 0).endObject();
  builder.key("answers").startArray().startObject().set("ip", "192.0.2.1").endObject().endArray();
  builder.set("flat.key", "dotted").key("ok").boolean(true).key("none").null();
  Event nested = event();
  nested.attributes = builder.endObject().build().value();
  const std::vector<Event> model = append({nested, event()});
  using Wanted = std::vector<std::pair<std::string, std::vector<std::string>>>;
  for (const Wanted& wanted : std::vector<Wanted>{{{"user.name", {"admin", "root"}}},
                                                  {{"user.name", {"Root"}}},
                                                  {{"user.id", {"0"}}, {"ok", {"true"}}},
                                                  {{"user.id", {"0"}}, {"ok", {"false"}}},
                                                  {{"answers.0.ip", {"192.0.2.1"}}},
                                                  {{"answers.1.ip", {"192.0.2.1"}}},
                                                  {{"flat.key", {"dotted"}}},
                                                  {{"none", {"null", ""}}},
                                                  {{"user", {"root"}}},
                                                  {{"absent", {}}}}) {
    EventQuery query;
    query.filter.attributes = wanted;
    INFO(describe(query.filter));
    checkAgainst(model, query);
  }
}

TEST_CASE_METHOD(Search, "a search over more events than the bound is refused, a narrower one is exact") {
  std::vector<Event> batch(5000, event());
  for (std::size_t stored = 0; stored < maxSearched; stored += batch.size()) append(batch);
  EventQuery query;
  query.filter.text = "nowhere";
  query.filter.sources = {"sshd"};
  CHECK(list(query).total == 0);
  Event other = event();
  other.sourceName = "nginx";
  append({other, event()});
  CHECK(refusal([&](Stores& stores) { return stores.events.list(query); }) == ErrorKind::Invalid);
  query.filter.text.clear();
  CHECK(list(query).total == maxSearched + 1);
  query.filter.attributes = {{"user", {"root"}}};
  CHECK(refusal([&](Stores& stores) { return stores.events.list(query); }) == ErrorKind::Invalid);
  query.filter.attributes.clear();
  query.filter.text = "failed PASSWORD";
  query.filter.sources = {"nginx"};
  CHECK(list(query).total == 1);
}

}  // namespace
}  // namespace vedette::contract
