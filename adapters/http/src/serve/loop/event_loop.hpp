#pragma once

#include <memory>
#include <string>
#include <thread>
#include <unordered_set>

#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/executor_work_guard.hpp>

#include "serve/loop/completion_queue.hpp"
#include "serve/session/connection.hpp"
#include "serve/session/request_ids.hpp"

namespace vedette::http {

class Session;

// One thread, its connections, and the sweep that enforces their deadlines.
class EventLoop {
 public:
  EventLoop();
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  void start();

  // From any thread: idle connections close, the others after their next answer.
  void drain();

  // From any thread: every connection is closed as it stands.
  void abandon();

  // Ends when all connections have.
  void join();

  asio::io_context& context() { return context_; }

  // On the loop's thread.
  void enter(Session& session) { sessions_.insert(&session); }
  void leave(Session& session) { sessions_.erase(&session); }
  bool draining() const { return draining_; }
  const std::string& date() const { return date_; }  // for the Date field
  RequestIds& requestIds() { return requestIds_; }
  std::string& scratch() { return scratch_; }  // for a log line
  const std::shared_ptr<CompletionQueue>& completions() const { return completions_; }

 private:
  Task<void> sweep();

  asio::io_context context_{1};
  asio::executor_work_guard<Executor> work_;
  asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor> timer_;
  std::shared_ptr<CompletionQueue> completions_;
  std::unordered_set<Session*> sessions_;
  RequestIds requestIds_;
  std::string date_;
  std::string scratch_;
  bool draining_ = false;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace vedette::http
