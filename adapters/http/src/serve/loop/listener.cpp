#include "serve/loop/listener.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>

#include "serve/session/session.hpp"

namespace vedette::http {
namespace {

constexpr std::chrono::milliseconds acceptPause{75};  // when descriptors have run out
constexpr std::size_t mostTurnedAway = 64;            // at once; beyond, connections are just closed

Error cannotListen(const ServerSettings& settings, const std::string& reason) {
  return unavailable("cannot listen on " + settings.address + ":" + std::to_string(settings.port) + ": " +
                     reason);
}

}  // namespace

Listener::Listener(Service& service, std::vector<EventLoop*> loops)
    : service_(service),
      loops_(std::move(loops)),
      acceptor_(loops_.front()->context().get_executor()),
      pause_(loops_.front()->context().get_executor()) {}

Result<std::uint16_t> Listener::open() {
  const ServerSettings& settings = service_.settings;
  ErrorCode failure;
  const auto address = asio::ip::make_address(settings.address, failure);
  if (failure) return cannotListen(settings, "not an IP address");
  const asio::ip::tcp::endpoint endpoint(address, settings.port);
  acceptor_.open(endpoint.protocol(), failure);
  if (!failure) acceptor_.set_option(Acceptor::reuse_address(true), failure);
  if (!failure) acceptor_.bind(endpoint, failure);
  if (!failure) acceptor_.listen(Acceptor::max_listen_connections, failure);
  if (!failure) acceptor_.non_blocking(true, failure);
  if (failure) {
    ErrorCode ignored;
    acceptor_.close(ignored);
    return cannotListen(settings, failure.message());
  }
  return acceptor_.local_endpoint().port();
}

void Listener::start() { asio::co_spawn(loops_.front()->context(), accept(), asio::detached); }

void Listener::close() {
  asio::post(loops_.front()->context(), [this] {
    ErrorCode ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  });
}

Task<void> Listener::accept() {
  while (acceptor_.is_open()) {
    ErrorCode failure;
    co_await acceptor_.async_wait(Acceptor::wait_read, asio::redirect_error(UseTask{}, failure));
    if (!failure) failure = welcomeAllWaiting();
    if (!failure || !acceptor_.is_open()) continue;
    pause_.expires_after(acceptPause);
    co_await pause_.async_wait(asio::redirect_error(UseTask{}, failure));
  }
}

// One for each turn of the loop would keep the last of many waiting for all of its turns.
ErrorCode Listener::welcomeAllWaiting() {
  while (true) {
    EventLoop& loop = *loops_[next_ % loops_.size()];
    Socket socket(loop.context().get_executor());
    ErrorCode failure;
    acceptor_.accept(socket, failure);
    if (failure == asio::error::would_block || failure == asio::error::try_again) return {};
    if (failure == asio::error::connection_aborted) continue;
    if (failure) return failure;
    ++next_;
    welcome(std::move(socket), loop);
  }
}

void Listener::welcome(Socket socket, EventLoop& loop) {
  const std::size_t open = service_.connections.enter();
  const std::size_t most = service_.settings.maxConnections;
  const bool admitted = open <= most;
  std::shared_ptr<Session> session;
  try {
    if (open <= most + mostTurnedAway) session = std::make_shared<Session>(std::move(socket), loop, service_);
  } catch (const std::exception&) {
    // Out of memory: this connection is closed, others may be served.
  }
  if (!session) {
    service_.connections.leave();
    return;
  }
  asio::dispatch(loop.context(), [session = std::move(session), admitted]() mutable {
    if (admitted)
      Session::serve(std::move(session));
    else
      Session::turnAway(std::move(session));
  });
}

}  // namespace vedette::http
