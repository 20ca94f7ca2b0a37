#pragma once

#include <boost/asio/ip/tcp.hpp>

#include "http/session.hpp"

namespace vedette::bench {

// Accepts on a free port of the loopback and serves on one thread, which is what Vedette does by default.
class Server {
 public:
  explicit Server(MakeHandler makeHandler);

  boost::asio::io_context& context() { return context_; }
  void run();  // says "listening on http://ADDRESS:PORT" and stays

 private:
  using Acceptor =
      boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

  void accept();

  boost::asio::io_context context_{1};
  Acceptor acceptor_{context_, {boost::asio::ip::address_v4::loopback(), 0}};
  MakeHandler makeHandler_;
};

}  // namespace vedette::bench
