#include <algorithm>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

// The event comes back as it went in, by its id and in a list.
void checkUnchanged(EventFixture& store, const Event& event) {
  const Event stored = store.append(event);
  Event expected = event;
  expected.id = stored.id;
  CHECK(describe(store.find(stored.id)) == describe(expected));
  EventQuery query;
  query.filter.sources = {event.sourceName};
  query.filter.eventTypes = {event.eventType};
  query.page.limit = 1000;
  const std::vector<std::string> listed = describeAll(store.list(query).items);
  CHECK(std::count(listed.begin(), listed.end(), describe(expected)) == 1);
}

std::string repeated(const std::string& part, std::size_t count) {
  std::string text;
  for (; count > 0; --count) text += part;
  return text;
}

TEST_CASE_METHOD(EventFixture, "hostile texts in an event come back unchanged") {
  for (const std::string& text : hostileTexts()) {
    Event hostile = event(text);
    hostile.sourceName = hostile.eventType = hostile.description = text;
    hostile.logSource = LogSource{text, text + "2", text + "3"};
    hostile.attributes = attributes({{text, text}, {"text", text}});
    checkUnchanged(*this, hostile);
  }
}

TEST_CASE_METHOD(EventFixture, "the longest texts come back unchanged") {
  const std::string widest = "\xF0\x9F\x9A\xA8";
  Event longest = event(repeated(widest, NewEvent::maxUid));
  longest.sourceName = repeated(widest, NewEvent::maxSourceName);
  longest.eventType = repeated(widest, NewEvent::maxEventType);
  longest.description = repeated(widest, NewEvent::maxDescription);
  const std::string part = repeated(widest, NewEvent::maxLogSourcePart);
  longest.logSource = LogSource{part, part, part};
  longest.attributes = attributes({{"long", std::string(Attributes::maxBytes - 11, 'x')}});
  REQUIRE(longest.attributes.json().size() == Attributes::maxBytes);
  checkUnchanged(*this, longest);
}

TEST_CASE_METHOD(EventFixture, "timestamps keep their microseconds from the year 0001 to 9999") {
  for (const char* text :
       {"0001-01-01T00:00:00.000000Z", "0001-01-01T00:00:00.000001Z", "1899-12-31T23:59:59.999999Z",
        "1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00.000000Z", "2026-11-22T08:00:00.123456Z",
        "2038-01-19T03:14:08.000001Z", "9999-12-31T23:59:59.999999Z"}) {
    const Event stored = append(event({}, parseTimestamp(text).value()));
    CHECK(formatTimestamp(find(stored.id).timestamp) == text);
  }
}

TEST_CASE_METHOD(EventFixture, "an unknown log source is not one of empty parts") {
  Event parts = event();
  const Event unknown = append(parts);
  for (const LogSource& source :
       {LogSource{}, LogSource{"a", "", ""}, LogSource{"", "b", ""}, LogSource{"", "", "c"}}) {
    parts.logSource = source;
    checkUnchanged(*this, parts);
  }
  CHECK_FALSE(find(unknown.id).logSource);
}

TEST_CASE_METHOD(EventFixture, "every severity comes back") {
  for (Severity severity : severities) {
    Event ranked = event();
    ranked.severity = severity;
    CHECK(find(append(ranked).id).severity == severity);
  }
}

TEST_CASE_METHOD(EventFixture, "attributes come back as they came: nesting, order, texts and digits") {
  AttributesBuilder builder;
  builder.startObject().key("z").number("1.50e+03").key("a").number("12345678901234567890123");
  builder.key("m").startArray().null().boolean(true).text("\x01 \" \\ / \xF0\x9F\x9A\xA8").endArray();
  builder.key("A").startObject().key("").startObject().endObject().endObject().key("f").number("-0.0");
  Event nested = event();
  nested.attributes = builder.endObject().build().value();
  checkUnchanged(*this, nested);
  const Attributes stored = find(append(nested).id).attributes;
  CHECK(stored.find("a") == "12345678901234567890123");
  CHECK(stored.find("m.2") == "\x01 \" \\ / \xF0\x9F\x9A\xA8");
}

TEST_CASE_METHOD(EventFixture, "a derived uid stays the same once its event is stored") {
  Event late = event();
  late.receivedAt = at(123456789us);
  const Event stored = append(late);
  CHECK(find(stored.id).uid() == stored.uid());
  CHECK(idOfUid(stored.uid()) == stored.id);
}

}  // namespace
}  // namespace vedette::contract
