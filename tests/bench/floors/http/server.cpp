#include "http/server.hpp"

#include <iostream>
#include <thread>
#include <vector>

namespace vedette::bench {

Server::Server(MakeHandler makeHandler, int threads)
    : threads_(threads), makeHandler_(std::move(makeHandler)) {
  acceptor_.non_blocking(true);
}

void Server::run() {
  std::cout << "listening on http://" << acceptor_.local_endpoint() << std::endl;
  accept();
  std::vector<std::jthread> others;
  for (int i = 1; i < threads_; ++i) others.emplace_back([this] { context_.run(); });
  context_.run();
}

// All that wait are taken at once: one at a time, each would stand behind the requests of those before it.
void Server::accept() {
  acceptor_.async_wait(Acceptor::wait_read, [this](boost::system::error_code failure) {
    while (!failure) {
      Socket socket(context_);
      acceptor_.accept(socket, failure);
      if (!failure) std::make_shared<Session>(std::move(socket), makeHandler_())->read();
    }
    accept();
  });
}

}  // namespace vedette::bench
