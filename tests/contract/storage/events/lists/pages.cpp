#include <algorithm>
#include <limits>
#include <set>

#include "events/event_fixture.hpp"

namespace vedette::contract {
namespace {

class EventPages : public EventFixture {
 public:
  std::vector<Event> model = append(EventGenerator(13).events(60));

  std::string cursorOf(const EventOrder& order, const EventFilter& filter = {}) {
    return list({filter, order, {5}}).next;
  }
  void checkRefused(const EventOrder& order, const std::string& cursor) {
    INFO(describe(order) << " cursor " << cursor);
    Error error = refusalOf([&](Stores& stores) { return stores.events.list({{}, order, {5, 0, cursor}}); });
    CHECK(error.kind == ErrorKind::Invalid);
    REQUIRE(error.fields.size() == 1);
    CHECK(error.fields[0].field == "cursor");
  }
};

const std::vector<EventOrder> someOrders{{},
                                         {{EventKey::Timestamp, true}},
                                         {{EventKey::Timestamp, false}},
                                         {{EventKey::Severity, true}},
                                         {{EventKey::SourceName, false}},
                                         {{EventKey::EventType, true}, {EventKey::Severity, false}}};

TEST_CASE_METHOD(EventPages, "a walk by cursor sees each event once while others are stored between pages") {
  for (const EventOrder& order : someOrders) {
    INFO(describe(order));
    const std::vector<EventId> expected = selectedIds(model, {{}, order});
    EventGenerator newcomers(17);
    std::vector<EventId> seen;
    EventQuery query{{}, order, {7}};
    do {
      const Page<Event> page = list(query);
      for (const Event& event : page.items) seen.push_back(event.id);
      query.page.cursor = page.next;
      append(newcomers.events(3));
    } while (!query.page.cursor.empty() && seen.size() < 10 * expected.size());
    CHECK(std::set<EventId>(seen.begin(), seen.end()).size() == seen.size());
    std::erase_if(seen, [&](EventId id) { return !std::count(expected.begin(), expected.end(), id); });
    CHECK(seen == expected);
    model = append(EventGenerator(13).events(60));
    for (EventId id = 1; id < model.front().id; ++id) model.push_back(find(id));
  }
}

TEST_CASE_METHOD(EventFixture, "a filtered page is whole although nearly all of it came from one source") {
  std::vector<Event> events;
  for (int i = 0; i < 200; ++i) {
    Event each = event({}, at(std::chrono::seconds(i)));
    each.sourceName = i % 40 == 39 ? "quiet " + std::to_string(i / 40) : "loud";
    events.push_back(std::move(each));
  }
  const std::vector<Event> model = append(std::move(events));
  EventQuery query{{.sources = {"loud", "quiet 0", "quiet 1", "quiet 2", "quiet 3", "quiet 4"}}, {}, {}};
  const std::vector<EventId> expected = selectedIds(model, query);
  for (int round = 0; round < 2; ++round) CHECK(walk(query, 40, 200) == expected);
  query.filter.sources.push_back("late");
  Event late = event({}, at(std::chrono::seconds(500)));
  late.sourceName = "late";
  CHECK(list(query).items.front().sourceName == "quiet 4");
  append(late);
  CHECK(list(query).items.front().sourceName == "late");
}

TEST_CASE_METHOD(EventPages, "the page behind a cursor of the last event is not promised") {
  EventQuery query{{}, {}, {60}};
  CHECK(list(query).next.empty());
  query.page.limit = 59;
  CHECK_FALSE(list(query).next.empty());
  query.page = {10, 50};
  CHECK(list(query).next.empty());
}

TEST_CASE_METHOD(EventPages, "an offset beyond the end gives no events and the whole total") {
  for (std::size_t offset : {std::size_t{60}, std::size_t{61}, std::size_t{1'000'000'000}}) {
    const Page<Event> page = list({{}, {}, {10, offset}});
    CHECK(page.items.empty());
    CHECK(page.total == 60);
    CHECK(page.next.empty());
  }
}

TEST_CASE_METHOD(EventPages, "a cursor wins over an offset") {
  const std::string cursor = cursorOf({});
  CHECK(idsOf(list({{}, {}, {5, 40, cursor}}).items) == idsOf(list({{}, {}, {5, 5}}).items));
}

TEST_CASE_METHOD(EventPages, "a cursor is refused by every other ordering") {
  for (const EventOrder& mine : someOrders)
    for (const EventOrder& other : someOrders) {
      const bool alike =
          mine == other || (mine.size() < 2 && other.size() < 2 && cursorOf(mine) == cursorOf(other));
      if (!alike) checkRefused(other, cursorOf(mine));
    }
}

TEST_CASE_METHOD(EventPages, "a broken cursor is refused") {
  const std::string cursor = cursorOf({{EventKey::Severity, true}});
  for (const std::string& broken : {std::string("!"), std::string("nonsense"), std::string("0"), cursor + "!",
                                    cursor.substr(1), std::string(5000, 'A'), std::string("' OR 1=1 --")})
    checkRefused({{EventKey::Severity, true}}, broken);
}

TEST_CASE_METHOD(EventPages, "a cursor that another list gave is refused") {
  write([](Stores& stores) { return stores.users.add(user("alice")); });
  write([](Stores& stores) { return stores.users.add(user("bob")); });
  const std::string users = read([](const Stores& stores) { return stores.users.list({1}); }).next;
  for (const EventOrder& order : someOrders) checkRefused(order, users);
}

TEST_CASE_METHOD(EventPages, "a total is that of the whole selection on every page") {
  EventFilter filter;
  filter.minSeverity = Severity::Medium;
  const std::uint64_t total = selectedIds(model, {filter}).size();
  CHECK(list({filter, {}, {1}}).total == total);
  CHECK(list({filter, {}, {1, 1000}}).total == total);
  CHECK(list({filter, {}, {1, 0, cursorOf({}, filter)}}).total == total);
}

}  // namespace
}  // namespace vedette::contract
