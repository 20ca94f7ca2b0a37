#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "engine_figures.hpp"
#include "limits/request_limits.hpp"
#include "routing/router.hpp"
#include "serve/loop/connection_count.hpp"
#include "serve/loop/worker_pool.hpp"
#include "vedette/http/server.hpp"

namespace vedette::http {

// Who a bearer is: on the loop, without waiting, or on a thread that may wait.
struct Bearers {
  std::function<std::optional<Authentication>(std::string_view token)> recall;
  std::function<Authentication(std::string_view token)> authenticate;
};

// What all connections of all loops share.
struct Service {
  Service(const ServerSettings& settings, std::vector<Api> apis, Bearers bearers, EngineFigures& figures,
          std::function<void(std::string_view)> accessLog)
      : settings(settings),
        router(std::move(apis)),
        bearers(std::move(bearers)),
        figures(figures),
        accessLog(std::move(accessLog)),
        limits(settings),
        readers(settings.readers, settings.maxWaitingReads),
        hashers(settings.hashers, settings.maxWaitingHashes),
        bulkStreams(settings.bulkStreams, 0) {}

  const ServerSettings settings;
  const Router router;
  const Bearers bearers;
  EngineFigures& figures;
  const std::function<void(std::string_view)> accessLog;  // may be empty
  RequestLimits limits;
  ConnectionCount connections;
  WorkerPool readers;
  WorkerPool hashers;
  WorkerPool bulkStreams;
};

}  // namespace vedette::http
