#include "serve/loop/event_loop.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>

#include "serve/session/session.hpp"
#include "wire/response_writer.hpp"

namespace vedette::http {
namespace {

constexpr std::chrono::milliseconds sweepInterval{250};

}  // namespace

EventLoop::EventLoop()
    : work_(context_.get_executor()),
      timer_(context_.get_executor()),
      completions_(std::make_shared<CompletionQueue>(context_)),
      date_(currentDate()) {}

EventLoop::~EventLoop() {
  join();
  completions_->close();
}

void EventLoop::start() {
  asio::co_spawn(context_, sweep(), asio::detached);
  thread_ = std::thread([this] { context_.run(); });
}

Task<void> EventLoop::sweep() {
  while (!ending_) {
    timer_.expires_after(sweepInterval);
    ErrorCode ignored;
    co_await timer_.async_wait(asio::redirect_error(UseTask{}, ignored));
    date_ = currentDate();
    const Deadline now = SteadyClock::now();
    for (Session* session : sessions_) session->sweep(now);
  }
}

void EventLoop::drain() {
  asio::post(context_, [this] {
    draining_ = true;
    for (Session* session : sessions_) session->drain();
  });
}

void EventLoop::abandon() {
  asio::post(context_, [this] {
    const std::unordered_set<Session*> sessions = sessions_;  // a session that ends leaves the set
    for (Session* session : sessions)
      if (sessions_.contains(session)) session->abandon();
  });
}

void EventLoop::join() {
  if (!thread_.joinable()) return;
  asio::post(context_, [this] {
    ending_ = true;
    work_.reset();
    timer_.cancel();
  });
  thread_.join();
}

}  // namespace vedette::http
