#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

TEST_CASE_METHOD(EventFixture, "events of far times are filtered, ordered and counted as all others") {
  std::vector<Event> span;
  for (const char* text : {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z",
                           "1969-12-31T23:30:00Z", "9999-12-31T23:59:59.999999Z", "2026-01-01T00:00:00Z"})
    span.push_back(event({}, parseTimestamp(text).value()));
  const std::vector<Event> model = append(span);
  for (const Event& bound : model)
    for (bool descending : {false, true}) {
      EventQuery since{{}, {{EventKey::Timestamp, descending}}}, until = since;
      since.filter.since = bound.timestamp;
      until.filter.until = bound.timestamp;
      INFO(describe(since.filter) << ' ' << describe(since.order));
      checkAgainst(model, since);
      checkAgainst(model, until);
    }
}

}  // namespace
}  // namespace vedette::contract
