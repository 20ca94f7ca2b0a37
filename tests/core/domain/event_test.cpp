#include <catch2/catch.hpp>

#include "vedette/domain/events/event.hpp"
#include "vedette/domain/text.hpp"

using namespace vedette;
using namespace std::string_literals;

namespace {

EventDraft draft() {
  EventDraft draft;
  draft.sourceName = "Firewall";
  draft.eventType = "intrusion_attempt";
  draft.severity = "High";
  draft.description = "Port scan";
  return draft;
}

// The fields that are broken.
std::vector<std::string> problemsOf(EventDraft draft) {
  std::vector<std::string> problems;
  const auto accepted = NewEvent::accept(std::move(draft));
  if (accepted) return problems;
  for (const FieldError& error : accepted.error().fields) problems.push_back(error.field);
  return problems;
}

}  // namespace

TEST_CASE("a good draft is accepted with its texts trimmed") {
  EventDraft event = draft();
  event.sourceName = "  Firewall \n";
  const auto accepted = NewEvent::accept(event);
  REQUIRE(accepted);
  CHECK(accepted->sourceName() == "Firewall");
  CHECK(accepted->severity() == Severity::High);
  CHECK_FALSE(accepted->timestamp());
}

TEST_CASE("every missing field is named") {
  CHECK(problemsOf({}) == std::vector<std::string>{"source_name", "event_type", "severity", "description"});
}

TEST_CASE("each text is bounded in characters, not bytes") {
  EventDraft event = draft();
  while (lengthOf(*event.sourceName) < NewEvent::maxSourceName) *event.sourceName += "\xC3\xA9";
  CHECK(problemsOf(event).empty());
  *event.sourceName += "x";
  CHECK(problemsOf(event) == std::vector<std::string>{"source_name"});
}

TEST_CASE("blank, foreign and unstorable values are refused by field") {
  EventDraft event = draft();
  event.sourceName = " \t ";
  event.eventType = "a\0b"s;
  event.severity = "Bogus";
  event.uid = std::string(65, 'u');
  event.logSource = LogSource{"", std::string(101, 'p'), ""};
  CHECK(problemsOf(event) ==
        std::vector<std::string>{"source_name", "event_type", "severity", "uid", "logsource.product"});
}

TEST_CASE("a severity that is quoted in its error is cut between characters") {
  EventDraft event = draft();
  event.severity = "x";
  for (int i = 0; i < 40; ++i) *event.severity += "\xC3\xA9";
  const auto refused = NewEvent::accept(event);
  REQUIRE_FALSE(refused);
  const std::string& quoted = refused.error().fields.at(0).value;
  CHECK(quoted.size() == 63);
  CHECK(isStorableText(quoted));
}

TEST_CASE("an event without a time of its own happened when it was received") {
  const Timestamp now = *parseTimestamp("2026-11-22T08:00:00Z");
  CHECK(Event::from(NewEvent::accept(draft()).value(), now).timestamp == now);
  EventDraft dated = draft();
  dated.timestamp = now - std::chrono::hours{1};
  const Event event = Event::from(NewEvent::accept(dated).value(), now);
  CHECK(event.timestamp == *dated.timestamp);
  CHECK(event.receivedAt == now);
}

TEST_CASE("a chosen uid stays, a derived one is a UUIDv7 that holds the id") {
  Event event;
  event.id = 123456789;
  event.receivedAt = *parseTimestamp("2022-02-22T19:22:22.000Z");
  CHECK(event.uid() == "017f22e2-79b0-7000-8000-0000075bcd15");  // the time of RFC 9562's example
  CHECK(idOfUid(event.uid()) == event.id);
  event.chosenUid = "mine";
  CHECK(event.uid() == "mine");
}

TEST_CASE("only texts of the derived form give an id") {
  for (const char* other : {"", "mine", "017f22e2-79b0-4000-8000-0000075bcd15",
                            "017f22e2-79b0-7000-4000-0000075bcd15", "017F22E2-79B0-7000-8000-0000075BCD15",
                            "017f22e2-79b0-7001-8000-0000075bcd15", "017f22e2x79b0-7000-8000-0000075bcd15"})
    CHECK_FALSE(idOfUid(other));
}
