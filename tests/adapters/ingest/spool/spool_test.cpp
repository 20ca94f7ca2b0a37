#include <catch2/catch.hpp>

#include "spool_fixture.hpp"

namespace vedette::ingest {
namespace {

using Uids = std::vector<std::string>;

TEST_CASE("a spool gives back what was put into it, in its order, with its sender and its time") {
  const SpoolPlace place;
  const auto spool = place.open();
  CHECK(spool->empty());
  Submission sent = waitingSubmission("a", 2);
  sent.principal = {7, "alice", "ingestor", {Permission::EventsWrite, Permission::EventsRead}, "session"};
  REQUIRE(spool->append({&sent, 1}));
  REQUIRE(append(*spool, "b"));
  CHECK_FALSE(spool->empty());

  const auto waiting = spool->front(100).value();
  CHECK(uidsOf(waiting) == Uids{"a-0", "a-1", "b-0"});
  const Principal& sender = waiting[0].principal;
  CHECK(sender.userId == 7);
  CHECK(sender.username == "alice");
  CHECK(sender.role == "ingestor");
  CHECK(sender.permissions == PermissionSet{Permission::EventsWrite});
  CHECK(waiting[0].receivedAt == sent.receivedAt);
  CHECK(waiting[0].events[0].description() == "event a");
  CHECK_FALSE(waiting[0].events[0].timestamp());

  CHECK(uidsOf(spool->front(100).value()) == Uids{"a-0", "a-1", "b-0"});
  spool->pop();
  CHECK(spool->empty());
  CHECK(place.files().empty());
}

TEST_CASE("an event keeps every part of it in a spool") {
  EventDraft draft;
  draft.uid = "u";
  draft.sourceName = "gate \"1\"\n\t\\";
  draft.eventType = "Zugriff äöü \xF0\x9F\x94\x92";
  draft.severity = "critical";
  draft.description = "line\nline\r\n\x01";
  draft.timestamp = parseTimestamp("0001-01-01T00:00:00.000001Z");
  draft.logSource = LogSource{"process_creation", "", "sysmon"};
  draft.attributes =
      AttributesBuilder().startObject().set("a.b", "x\"y").set("n", 42).endObject().build().value();
  Submission sent{Principal::system(), {}, fromMicroseconds(-5)};
  sent.events.push_back(NewEvent::accept(draft).value());
  const SpoolPlace place;
  const auto spool = place.open();
  REQUIRE(spool->append({&sent, 1}));
  const auto waiting = spool->front(1).value();
  const NewEvent& event = waiting.at(0).events.at(0);
  CHECK(event.sourceName() == *draft.sourceName);
  CHECK(event.eventType() == *draft.eventType);
  CHECK(event.severity() == Severity::Critical);
  CHECK(event.description() == *draft.description);
  CHECK(event.timestamp() == draft.timestamp);
  CHECK(event.logSource() == draft.logSource);
  CHECK(event.attributes() == draft.attributes);
  CHECK(waiting[0].receivedAt == sent.receivedAt);
}

TEST_CASE("what waits is there after a restart, what was popped in whole files is not") {
  const SpoolPlace place;
  {
    const auto spool = place.open();
    REQUIRE(append(*spool, "a"));
    spool->front(1).value();
    spool->pop();
    REQUIRE(append(*spool, "b"));
  }
  {
    const auto spool = place.open();
    CHECK(spool->figures().events == 1);
    REQUIRE(append(*spool, "c"));
  }
  CHECK(uidsOf(place.open()->front(100).value()) == Uids{"b-0", "c-0"});
}

TEST_CASE("front gives about as many as it is asked for, and goes on where it was popped") {
  const SpoolPlace place;
  const auto spool = place.open();
  for (const char* name : {"a", "b", "c"}) REQUIRE(append(*spool, name, 3));
  CHECK(spool->front(4).value().size() == 2);
  spool->pop();
  CHECK(spool->figures().events == 3);
  CHECK(uidsOf(spool->front(4).value()) == Uids{"c-0", "c-1", "c-2"});
  REQUIRE(append(*spool, "d"));
  spool->pop();
  CHECK(uidsOf(spool->front(4).value()) == Uids{"d-0"});
}

TEST_CASE("a spool of many files keeps the order and removes each file when it is done") {
  const SpoolPlace place;
  const auto spool = place.open();
  Uids sent;
  for (int i = 0; place.files().size() < 4; ++i) {
    const std::string uid = std::to_string(i);
    REQUIRE(append(*spool, uid, 2'000));
    for (int event = 0; event < 2'000; ++event) sent.push_back(uid + "-" + std::to_string(event));
  }
  Uids got;
  while (!spool->empty()) {
    const auto uids = uidsOf(spool->front(4'096).value());
    got.insert(got.end(), uids.begin(), uids.end());
    spool->pop();
  }
  CHECK(got == sent);
  CHECK(place.files().empty());
  CHECK(spool->figures().replayed == sent.size());
  CHECK(spool->figures().bytes == 0);
}

TEST_CASE("a spool that is full takes nothing, loses nothing, and takes again when there is room") {
  const SpoolPlace place;
  const auto spool = place.open(3'000);
  int taken = 0;
  while (append(*spool, std::to_string(taken))) ++taken;
  CHECK(taken > 3);
  const auto refused = append(*spool, "late");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::Unavailable);
  CHECK(refused.error().cause == Cause::Other);
  CHECK(spool->figures().bytes <= 3'000);
  CHECK(spool->front(100).value().size() == static_cast<std::size_t>(taken));
  spool->pop();
  CHECK(append(*spool, "again"));
}

TEST_CASE("what the store refuses is kept in a file that can be sent again") {
  const SpoolPlace place;
  const auto spool = place.open();
  const Submission refused = waitingSubmission("bad", 2);
  REQUIRE(spool->setAside({&refused, 1}));
  const std::string lines = SpoolPlace::read(place.folder() / "set-aside.ndjson");
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
  CHECK(lines.starts_with(R"({"uid":"bad-0","source_name":"gate",)"));
  CHECK(spool->figures().setAside == 2);
}

}  // namespace
}  // namespace vedette::ingest
