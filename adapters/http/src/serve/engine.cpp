#include "serve/engine.hpp"

#include <algorithm>

#include "serve/loop/listener.hpp"

namespace vedette::http {

Engine::Engine(const ServerSettings& settings, std::vector<Api> apis, Bearers bearers, EngineFigures& figures,
               std::function<void(std::string_view)> accessLog)
    : service_(settings, std::move(apis), std::move(bearers), figures, std::move(accessLog)) {
  std::vector<EventLoop*> loops;
  for (std::size_t i = std::max<std::size_t>(settings.eventLoops, 1); i > 0; --i)
    loops.push_back(loops_.emplace_back(std::make_unique<EventLoop>()).get());
  listener_ = std::make_unique<Listener>(service_, std::move(loops));
}

Engine::~Engine() {
  stop();
  listener_.reset();
}

Result<std::uint16_t> Engine::start() {
  Result<std::uint16_t> port = listener_->open();
  if (!port) return port;
  for (const auto& loop : loops_) loop->start();
  listener_->start();
  running_ = true;
  return port;
}

// The order matters: sessions wait for the pools, so the loops must turn until the pools are done.
void Engine::stop() {
  if (!running_) return;
  running_ = false;
  listener_->close();
  for (const auto& loop : loops_) loop->drain();
  if (!service_.connections.waitUntilNone(service_.settings.drainTimeout))
    for (const auto& loop : loops_) loop->abandon();
  service_.readers.close();
  service_.hashers.close();
  service_.bulkStreams.close();
  for (const auto& loop : loops_) loop->join();
}

}  // namespace vedette::http
