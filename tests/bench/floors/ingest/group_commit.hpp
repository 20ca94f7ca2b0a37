#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "store/event_table.hpp"

namespace vedette::bench {

// One who waits for rows to be stored.
class Waiter {
 public:
  virtual const std::vector<EventRow>& rows() const = 0;
  virtual void stored(EventId first) = 0;

 protected:
  ~Waiter() = default;
};

// A thread that stores what has queued while it stored the last batch: one commit for all of it.
class GroupCommit {
 public:
  using Post = std::function<void(std::function<void()>)>;  // runs a function on the waiters' thread

  GroupCommit(EventTable& table, Post post);
  ~GroupCommit();

  void submit(Waiter& waiter);  // on the waiters' thread; they stay until stored() was called

 private:
  void run();
  bool takeAll(std::vector<Waiter*>& batch);
  EventId store(std::span<Waiter* const> batch);

  EventTable& table_;
  const Post post_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::vector<Waiter*> waiting_;
  bool closed_ = false;
  std::vector<EventRow> rows_;
  std::thread thread_;
};

}  // namespace vedette::bench
