#include "vedette/http/server.hpp"

#include "serve/engine.hpp"
#include "server/apis.hpp"

namespace vedette::http {
namespace {

Bearers bearersOf(const Authenticate& authenticate) {
  return {.recall = [&authenticate](std::string_view token) { return authenticate.recall(token); },
          .authenticate = [&authenticate](std::string_view token) { return authenticate(token); }};
}

}  // namespace

struct Server::Implementation {
  Implementation(ServerSettings chosen, Services given)
      : settings(std::move(chosen)),
        services(std::move(given)),
        engine(settings, allApis(services, settings, figures), bearersOf(services.core.authenticate), figures,
               settings.accessLog ? services.accessLog : nullptr) {}

  const ServerSettings settings;
  const Services services;
  EngineFigures figures;
  Engine engine;
};

Server::Server(ServerSettings settings, Services services)
    : implementation_(std::make_unique<Implementation>(std::move(settings), std::move(services))) {}

Server::~Server() = default;

Result<std::uint16_t> Server::start() { return implementation_->engine.start(); }

void Server::stop() { implementation_->engine.stop(); }

}  // namespace vedette::http
