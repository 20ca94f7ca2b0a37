#include "group_commit.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <stdexcept>

#include "held_commit.hpp"

namespace vedette::ingest {
namespace {

using Batches = std::vector<std::vector<std::string>>;

Result<void> submit(GroupCommit& lane, Submission submission, Completion done = ignored()) {
  return lane.submit(submission, done);
}

TEST_CASE("what queues while a commit runs shares the next one, in order") {
  HeldCommit commit;
  GroupCommit lane(std::ref(commit), {});
  REQUIRE(submit(lane, submissionOf(1, "first")));
  commit.waitForFirstBatch();
  for (const char* name : {"second", "third", "fourth"}) REQUIRE(submit(lane, submissionOf(1, name)));
  commit.letGo();
  lane.close();
  CHECK(commit.batches() == Batches{{"first"}, {"second", "third", "fourth"}});
}

TEST_CASE("a batch ends before the submission that would exceed its size") {
  HeldCommit commit;
  GroupCommit lane(std::ref(commit), {.maxBatchEvents = 4});
  REQUIRE(submit(lane, submissionOf(1, "first")));
  commit.waitForFirstBatch();
  REQUIRE(submit(lane, submissionOf(2, "two")));
  REQUIRE(submit(lane, submissionOf(2, "two more")));
  REQUIRE(submit(lane, submissionOf(6, "many")));
  REQUIRE(submit(lane, submissionOf(1, "last")));
  commit.letGo();
  lane.close();
  const Batches batches = commit.batches();
  REQUIRE(batches.size() == 4);
  CHECK(batches[1].size() == 4);
  CHECK(batches[2] == std::vector<std::string>(6, "many"));
  CHECK(batches[3] == std::vector<std::string>{"last"});
}

TEST_CASE("a completion comes after its commit and brings the receipts of its own submission") {
  HeldCommit commit;
  GroupCommit lane(std::ref(commit), {});
  std::vector<std::string> answers;
  const auto note = [&](const Result<Receipts>& result) {
    answers.push_back(result->at(0).event.description + " " + std::to_string(result->size()));
  };
  REQUIRE(submit(lane, submissionOf(1, "first"), note));
  commit.waitForFirstBatch();
  REQUIRE(submit(lane, submissionOf(3, "second"), note));
  REQUIRE(submit(lane, submissionOf(2, "third"), note));
  CHECK(answers.empty());
  commit.letGo();
  lane.close();
  CHECK(answers == std::vector<std::string>{"first 1", "second 3", "third 2"});
}

TEST_CASE("an exception out of the commit makes the whole batch Unavailable, and the next one may succeed") {
  bool fails = true;
  GroupCommit lane(
      [&](std::span<Submission> batch) {
        if (fails) throw std::runtime_error("disk on fire");
        return std::vector<Result<Receipts>>(batch.size(), Receipts{});
      },
      {});
  std::mutex mutex;
  std::condition_variable answered;
  std::vector<Result<Receipts>> answers;
  const auto ask = [&](std::size_t events = 1) {
    std::unique_lock lock(mutex);
    const std::size_t before = answers.size();
    REQUIRE(submit(lane, submissionOf(events), [&](Result<Receipts> result) {
      const std::lock_guard answering(mutex);
      answers.push_back(std::move(result));
      answered.notify_all();
    }));
    answered.wait(lock, [&] { return answers.size() > before; });
  };
  ask();
  CHECK(answers.back().error().kind == ErrorKind::Unavailable);
  CHECK(answers.back().error().message.find("fire") == std::string::npos);
  CHECK_FALSE(lane.figures().healthy);
  fails = false;
  ask(0);
  CHECK(answers.back().has_value());
  CHECK_FALSE(lane.figures().healthy);  // nothing was stored
  ask();
  CHECK(answers.back().has_value());
  CHECK(lane.figures().healthy);
  CHECK(lane.figures().failedBatches == 1);
}

TEST_CASE("a completion that throws does not cost the others their answers") {
  HeldCommit commit;
  GroupCommit lane(std::ref(commit), {});
  REQUIRE(submit(lane, submissionOf(1)));
  commit.waitForFirstBatch();
  int answered = 0;
  REQUIRE(submit(lane, submissionOf(1), [](const Result<Receipts>&) { throw std::runtime_error("gone"); }));
  REQUIRE(submit(lane, submissionOf(1), [&](const Result<Receipts>&) { ++answered; }));
  commit.letGo();
  lane.close();
  CHECK(answered == 1);
}

}  // namespace
}  // namespace vedette::ingest
