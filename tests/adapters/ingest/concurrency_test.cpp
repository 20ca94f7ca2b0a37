#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "held_commit.hpp"

namespace vedette::ingest {
namespace {

std::vector<Result<Receipts>> storeNothing(std::span<Submission> batch) {
  return std::vector<Result<Receipts>>(batch.size(), Receipts{});
}

// Runs `threads` producers that each have `count` submissions accepted, trying again when the queue is full.
void produce(GroupCommit& lane, int threads, int count, const std::function<Completion(int)>& completionOf) {
  std::vector<std::thread> producers;
  for (int t = 0; t < threads; ++t) {
    producers.emplace_back([&, t] {
      for (int i = 0; i < count; ++i) {
        Submission submission{Principal::system(), {}};
        Completion done = completionOf(t * count + i);
        while (!lane.submit(submission, done)) std::this_thread::yield();
      }
    });
  }
  for (auto& producer : producers) producer.join();
}

TEST_CASE("every accepted submission is completed exactly once under many producers") {
  constexpr int threads = 8, count = 2'000;
  std::vector<std::atomic<int>> completed(threads * count);
  GroupCommit lane(storeNothing, {.maxQueuedEvents = 64, .maxBatchEvents = 16});
  produce(lane, threads, count, [&](int i) {
    return [&completed, i](const Result<Receipts>& result) { completed[i] += result ? 1 : 1000; };
  });
  lane.close();
  CHECK(std::all_of(completed.begin(), completed.end(), [](const auto& n) { return n == 1; }));
}

TEST_CASE("closing while producers submit loses no accepted submission") {
  std::atomic<int> accepted = 0, completed = 0;
  GroupCommit lane(storeNothing, {});
  std::vector<std::thread> producers;
  for (int t = 0; t < 4; ++t) {
    producers.emplace_back([&] {
      for (;;) {
        Submission submission{Principal::system(), {}};
        Completion done = [&](const Result<Receipts>&) { ++completed; };
        if (!lane.submit(submission, done)) return;
        ++accepted;
        std::this_thread::yield();
      }
    });
  }
  while (completed < 100) std::this_thread::yield();
  std::thread second([&] { lane.close(); });
  lane.close();
  second.join();
  for (auto& producer : producers) producer.join();
  CHECK(accepted == completed);
}

TEST_CASE("the lane hands over half a million submissions a second", "[.][benchmark]") {
  constexpr int threads = 2, count = 1'000'000;
  std::atomic<int> completed = 0;
  GroupCommit lane(storeNothing, {});
  const auto begin = std::chrono::steady_clock::now();
  produce(lane, threads, count, [&](int) { return [&](const Result<Receipts>&) { ++completed; }; });
  lane.close();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  CHECK(completed == threads * count);
  WARN(threads * count / took.count() << " submissions/s in " << lane.figures().batches << " batches");
  CHECK(threads * count / took.count() > 500'000);
}

}  // namespace
}  // namespace vedette::ingest
