#pragma once

#include <boost/asio/ip/tcp.hpp>

#include "http/session.hpp"

namespace vedette::bench {

// Accepts on a free port of the loopback and serves there. A connection is served by one thread at a time.
class Server {
 public:
  explicit Server(MakeHandler makeHandler, int threads = 1);

  boost::asio::io_context& context() { return context_; }
  void run();  // says "listening on http://ADDRESS:PORT" and stays

 private:
  using Acceptor =
      boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

  void accept();

  int threads_;
  boost::asio::io_context context_{threads_};
  Acceptor acceptor_{context_, {boost::asio::ip::address_v4::loopback(), 0}};
  MakeHandler makeHandler_;
};

}  // namespace vedette::bench
