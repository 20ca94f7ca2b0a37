#include "server.hpp"

#include <arpa/inet.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <random>
#include <stdexcept>

namespace vedette::faults {
namespace {

bool isFree(std::uint16_t port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  const bool bound = ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(listener);
  return bound;
}

// Below those that the kernel gives to clients, because the server must get it again when it was killed.
std::uint16_t freePort() {
  std::random_device random;
  std::uniform_int_distribution<unsigned> ports(15'000, 31'000);
  for (int tries = 0; tries < 100; ++tries)
    if (const auto port = static_cast<std::uint16_t>(ports(random)); isFree(port)) return port;
  throw std::runtime_error("no free port");
}

// PostgreSQL runs as another user when this is root.
std::string newFolder() {
  std::string name = "/tmp/vedette-faults-XXXXXX";
  if (!::mkdtemp(name.data()) || ::chmod(name.c_str(), 0755) != 0)
    throw std::runtime_error("cannot make a folder");
  return name;
}

}  // namespace

Server::Server() : folder_(newFolder()), port_(freePort()) {}

Server::~Server() {
  try {
    act("remove");
  } catch (const std::exception&) {  // it lies in /tmp
  }
}

void Server::make() { run("make " + folder_ + " " + std::to_string(port_)); }

void Server::follow(const Server& primary) {
  run("standby " + folder_ + " " + std::to_string(port_) + " " + primary.folder_);
}

void Server::act(const std::string& action) const { run(action + " " + folder_); }

void Server::run(const std::string& arguments) const {
  const std::string command = VEDETTE_CLUSTER_SCRIPT " " + arguments;
  if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
}

}  // namespace vedette::faults
