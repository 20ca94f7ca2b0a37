#include "http/server.hpp"

#include <iostream>
#include <thread>
#include <vector>

namespace vedette::bench {

Server::Server(MakeHandler makeHandler, int threads)
    : threads_(threads), makeHandler_(std::move(makeHandler)) {}

void Server::run() {
  std::cout << "listening on http://" << acceptor_.local_endpoint() << std::endl;
  accept();
  std::vector<std::jthread> others;
  for (int i = 1; i < threads_; ++i) others.emplace_back([this] { context_.run(); });
  context_.run();
}

void Server::accept() {
  acceptor_.async_accept([this](boost::system::error_code failure, Socket socket) {
    if (!failure) std::make_shared<Session>(std::move(socket), makeHandler_())->read();
    accept();
  });
}

}  // namespace vedette::bench
