#include "http/server.hpp"

#include <iostream>

namespace vedette::bench {

Server::Server(MakeHandler makeHandler) : makeHandler_(std::move(makeHandler)) {}

void Server::run() {
  std::cout << "listening on http://" << acceptor_.local_endpoint() << std::endl;
  accept();
  context_.run();
}

void Server::accept() {
  acceptor_.async_accept([this](boost::system::error_code failure, Socket socket) {
    if (!failure) std::make_shared<Session>(std::move(socket), makeHandler_())->read();
    accept();
  });
}

}  // namespace vedette::bench
