#include <catch2/catch.hpp>
#include <functional>
#include <thread>

#include "held_commit.hpp"

namespace vedette::ingest {
namespace {

Result<void> submit(GroupCommit& lane, Submission submission) {
  Completion done = ignored();
  return lane.submit(submission, done);
}

// A lane whose first commit is under way and held, so that what is submitted now stays queued.
struct BusyLane {
  explicit BusyLane(LaneSettings settings) : lane(std::ref(commit), settings) {
    REQUIRE(submit(lane, submissionOf(1)));
    commit.waitForFirstBatch();
  }
  ~BusyLane() { commit.letGo(); }
  HeldCommit commit;
  GroupCommit lane;
};

TEST_CASE("a full queue refuses and leaves the submission and its completion untouched") {
  BusyLane busy({.maxQueuedEvents = 4});
  REQUIRE(submit(busy.lane, submissionOf(3)));
  Submission submission = submissionOf(2, "kept");
  int called = 0;
  Completion done = [&](const Result<Receipts>&) { ++called; };
  const auto refused = busy.lane.submit(submission, done);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::Unavailable);
  CHECK(submission.events.size() == 2);
  CHECK(submission.events[0].description() == "kept");
  CHECK(static_cast<bool>(done));
  CHECK(busy.lane.figures().refused == 1);
  CHECK(busy.lane.figures().queuedEvents == 3);
  busy.commit.letGo();
  busy.lane.close();
  CHECK(called == 0);
}

TEST_CASE("a full queue says so before there is a submission, and only while it is full") {
  BusyLane busy({.maxQueuedEvents = 4});
  REQUIRE(submit(busy.lane, submissionOf(3)));
  CHECK(busy.lane.admits());
  REQUIRE(submit(busy.lane, submissionOf(1)));
  const auto refused = busy.lane.admits();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::Unavailable);
  CHECK(busy.lane.figures().refused == 1);
  busy.commit.letGo();
  while (busy.lane.figures().events < 5) std::this_thread::yield();
  CHECK(busy.lane.admits());
  busy.lane.close();
  CHECK_FALSE(busy.lane.admits());
}

TEST_CASE("the queue is bounded in bytes too") {
  const std::size_t one = submissionOf(1, std::string(1000, 'x')).weight();
  BusyLane busy({.maxQueuedBytes = 2 * one});
  CHECK(submit(busy.lane, submissionOf(1, std::string(1000, 'x'))));
  CHECK(submit(busy.lane, submissionOf(1, std::string(1000, 'x'))));
  CHECK(busy.lane.figures().queuedBytes == 2 * one);
  CHECK_FALSE(submit(busy.lane, submissionOf(1, std::string(1000, 'x'))));
}

TEST_CASE("a queue whose first submission has waited too long takes no more until it is served") {
  BusyLane busy({.maxQueuedAge = std::chrono::seconds{1}});
  REQUIRE(submit(busy.lane, submissionOf(1)));
  REQUIRE(submit(busy.lane, submissionOf(1)));
  std::this_thread::sleep_for(std::chrono::milliseconds{1'050});
  const Submission submission = submissionOf(1);
  CHECK_FALSE(submit(busy.lane, submission));
  CHECK(busy.lane.figures().refused == 1);
  busy.commit.letGo();
  while (busy.lane.figures().events < 3) std::this_thread::yield();
  CHECK(submit(busy.lane, submission));
}

TEST_CASE("an empty queue takes a submission that is larger than the queue") {
  BusyLane busy({.maxQueuedEvents = 4});
  CHECK(submit(busy.lane, submissionOf(9)));
  CHECK_FALSE(submit(busy.lane, submissionOf(1)));
}

TEST_CASE("closing stores what has queued and then refuses") {
  BusyLane busy({});
  for (int i = 0; i < 5; ++i) REQUIRE(submit(busy.lane, submissionOf(2)));
  busy.commit.letGo();
  busy.lane.close();
  CHECK(busy.lane.figures().events == 11);
  CHECK(busy.lane.figures().queuedEvents == 0);
  CHECK(busy.lane.figures().queuedBytes == 0);
  const auto late = submit(busy.lane, submissionOf(1));
  REQUIRE_FALSE(late);
  CHECK(late.error().kind == ErrorKind::Unavailable);
  busy.lane.close();
}

}  // namespace
}  // namespace vedette::ingest
