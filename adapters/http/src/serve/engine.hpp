#pragma once

#include <memory>
#include <vector>

#include "serve/service.hpp"
#include "vedette/result.hpp"

namespace vedette::http {

class EventLoop;
class Listener;

// Serves APIs over HTTP/1.1: what Server is without Vedette's own resources.
class Engine {
 public:
  // `figures` must outlive it.
  Engine(const ServerSettings&, std::vector<Api>, Bearers, EngineFigures& figures,
         std::function<void(std::string_view)> accessLog = {});
  ~Engine();  // stops

  // Once.
  Result<std::uint16_t> start();
  void stop();

 private:
  Service service_;
  std::vector<std::unique_ptr<EventLoop>> loops_;
  std::unique_ptr<Listener> listener_;
  bool running_ = false;
};

}  // namespace vedette::http
