#include "ingest/group_commit.hpp"

namespace vedette::bench {

GroupCommit::GroupCommit(EventTable& table, Post post)
    : table_(table), post_(std::move(post)), thread_([this] { run(); }) {}

GroupCommit::~GroupCommit() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void GroupCommit::submit(Waiter& waiter) {
  bool first = false;
  {
    const std::lock_guard lock(mutex_);
    first = waiting_.empty();
    waiting_.push_back(&waiter);
  }
  if (first) arrived_.notify_one();
}

void GroupCommit::run() {
  std::vector<Waiter*> batch;
  while (takeAll(batch)) {
    EventId id = store(batch);
    post_([batch = std::move(batch), id]() mutable {
      for (Waiter* waiter : batch) {
        const auto count = static_cast<EventId>(waiter->rows().size());
        waiter->stored(id);
        id += count;
      }
    });
    batch.clear();
  }
}

bool GroupCommit::takeAll(std::vector<Waiter*>& batch) {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
  std::swap(batch, waiting_);
  return !batch.empty();
}

EventId GroupCommit::store(std::span<Waiter* const> batch) {
  rows_.clear();
  for (const Waiter* waiter : batch) rows_.insert(rows_.end(), waiter->rows().begin(), waiter->rows().end());
  return table_.insert(rows_);
}

}  // namespace vedette::bench
