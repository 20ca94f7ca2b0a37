#pragma once

#include <cstdint>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>

#include "serve/loop/event_loop.hpp"
#include "serve/service.hpp"
#include "vedette/result.hpp"

namespace vedette::http {

// Accepts connections on the first loop and deals them to all of them. One socket, not one a loop with
// SO_REUSEPORT: that would let a second server bind the same port unnoticed.
class Listener {
 public:
  Listener(Service& service, std::vector<EventLoop*> loops);

  // The bound port, or why it cannot be bound.
  Result<std::uint16_t> open();
  void start();
  void close();  // on any thread

 private:
  using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
  using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;

  Task<void> accept();
  ErrorCode welcomeAllWaiting();
  void welcome(Socket socket, EventLoop& loop);

  Service& service_;
  std::vector<EventLoop*> loops_;
  Acceptor acceptor_;
  Timer pause_;
  std::size_t next_ = 0;
};

}  // namespace vedette::http
