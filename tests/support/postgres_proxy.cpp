#include "postgres_proxy.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "commit_watch.hpp"

namespace vedette::test {
namespace {

constexpr int pollMs = 10;

bool isReadable(int descriptor, int milliseconds) {
  pollfd ready{descriptor, POLLIN, 0};
  return ::poll(&ready, 1, milliseconds) > 0;
}

bool sendAll(int to, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

class Socket {
 public:
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  ~Socket() { ::close(descriptor_); }
  int get() const { return descriptor_; }

  // Empty at the end.
  std::string_view receive() {
    const ssize_t got = ::recv(descriptor_, piece_.data(), piece_.size(), 0);
    return {piece_.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
  }

 private:
  int descriptor_;
  std::array<char, 65536> piece_;
};

}  // namespace

PostgresProxy::PostgresProxy(std::string socketPath) : socketPath_(std::move(socketPath)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, generic, &size) != 0)
    throw std::runtime_error("no port for the proxy");
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept(); });
}

PostgresProxy::~PostgresProxy() {
  stopping_ = true;
  accepting_.join();
  for (std::thread& serving : serving_) serving.join();
  ::close(listener_);
}

std::string PostgresProxy::through(const std::string& url) const {
  const auto at = url.find("@/"), query = url.find('?');
  return url.substr(0, at + 1) + "127.0.0.1:" + std::to_string(port_) + url.substr(at + 1, query - at - 1) +
         "?sslmode=disable";
}

void PostgresProxy::accept() {
  while (!stopping_) {
    if (!isReadable(listener_, pollMs)) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) serving_.emplace_back([this, client] { serve(client); });
  }
}

int PostgresProxy::connect() const {
  const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, socketPath_.c_str(), sizeof address.sun_path - 1);
  ::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address);
  return server;
}

// Whether the fault is asked for, and for this caller.
PostgresProxy::Fault PostgresProxy::take(Fault wanted) const {
  return fault_.compare_exchange_strong(wanted, Fault::None) ? wanted : Fault::None;
}

void PostgresProxy::serve(int accepted) const {
  Socket client(accepted), server(connect());
  CommitWatch watch;
  while (!stopping_ && fault_ != Fault::Refuse) {
    std::array<pollfd, 2> ready{{{client.get(), POLLIN, 0}, {server.get(), POLLIN, 0}}};
    if (::poll(ready.data(), ready.size(), pollMs) <= 0 || fault_ == Fault::Swallow) {
      if (fault_ == Fault::Swallow) std::this_thread::sleep_for(std::chrono::milliseconds(pollMs));
      continue;
    }
    if (ready[0].revents != 0) {
      const std::string_view asked = client.receive();
      const bool commits = watch.sees(asked);
      if (asked.empty() || (commits && take(Fault::LoseCommit) == Fault::LoseCommit)) return;
      if (!sendAll(server.get(), asked)) return;
      if (commits && take(Fault::LoseAnswer) == Fault::LoseAnswer) {
        server.receive();
        return;
      }
    }
    if (ready[1].revents != 0) {
      const std::string_view answered = server.receive();
      if (answered.empty() || !sendAll(client.get(), answered)) return;
    }
  }
}

}  // namespace vedette::test
