#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "serve/loop/task.hpp"

namespace vedette::http {

enum class Wake { Done, Room };

// What waits on a loop for work elsewhere. A wake-up carries the ticket of the wait that it belongs to; a
// stale one is ignored.
class Waiter {
 public:
  virtual void wake(std::uint64_t ticket, Wake) = 0;

 protected:
  ~Waiter() = default;
};

// The way from other threads back to a loop. Wake-ups that arrive together share one: the loop is told once
// and then takes all there are.
class CompletionQueue : public std::enable_shared_from_this<CompletionQueue> {
 public:
  explicit CompletionQueue(asio::io_context& loop) : loop_(loop) {}

  // From any thread. Does nothing once closed, or when the waiter is gone.
  void push(std::weak_ptr<Waiter> waiter, std::uint64_t ticket, Wake what);

  // After this the loop may be destroyed.
  void close();

 private:
  struct Item {
    std::weak_ptr<Waiter> waiter;
    std::uint64_t ticket;
    Wake what;
  };

  void deliver();

  asio::io_context& loop_;
  std::mutex mutex_;
  std::vector<Item> items_;
  std::vector<Item> delivering_;
  bool closed_ = false;
};

}  // namespace vedette::http
