#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

#include "group_commit.hpp"

namespace vedette::ingest {

inline NewEvent someEvent(const std::string& description = "a door opened",
                          const std::string& severity = "low") {
  EventDraft draft;
  draft.sourceName = "gate";
  draft.eventType = "access";
  draft.severity = severity;
  draft.description = description;
  return NewEvent::accept(std::move(draft)).value();
}

inline Submission submissionOf(std::size_t events, const std::string& description = "a door opened") {
  return {Principal::system(), std::vector<NewEvent>(events, someEvent(description))};
}

inline Completion ignored() {
  return [](const Result<Receipts>&) {};
}

// Stands in for IngestEvents: records the batches, and keeps each commit waiting while it is held.
class HeldCommit {
 public:
  std::vector<Result<Receipts>> operator()(std::span<Submission> batch) {
    std::unique_lock lock(mutex_);
    std::vector<Result<Receipts>> results;
    batches_.emplace_back();
    for (Submission& submission : batch) {
      Receipts receipts;
      for (NewEvent& event : submission.events) {
        batches_.back().push_back(event.description());
        receipts.push_back({Event::from(std::move(event), Timestamp{})});
      }
      results.emplace_back(std::move(receipts));
    }
    changed_.notify_all();
    changed_.wait(lock, [this] { return !held_; });
    return results;
  }

  void letGo() {
    const std::lock_guard lock(mutex_);
    held_ = false;
    changed_.notify_all();
  }

  void waitForFirstBatch() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !batches_.empty(); });
  }

  // The descriptions of the events of each batch.
  std::vector<std::vector<std::string>> batches() const {
    const std::lock_guard lock(mutex_);
    return batches_;
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::vector<std::string>> batches_;
  bool held_ = true;
};

}  // namespace vedette::ingest
