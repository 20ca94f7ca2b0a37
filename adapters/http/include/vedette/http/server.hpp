#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vedette/core.hpp"
#include "vedette/domain/events/profile/source_profiles.hpp"

namespace vedette::http {

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8000;  // 0: a free one
  std::size_t maxConnections = 1024;
  std::size_t eventLoops = 1;
  std::size_t readers = 2;            // threads for reads from the store
  std::size_t maxWaitingReads = 512;  // beyond: 503 and Retry-After
  std::size_t hashers = 2;            // threads for password work
  std::size_t maxWaitingHashes = 32;
  std::size_t bulkStreams = 4;          // bulk requests at once; beyond: 503
  std::size_t anonymousRequests = 300;  // a minute, from one address without a token; 0: no limit
  std::size_t userRequests = 0;         // a minute, by one account; 0: no limit
  std::size_t maxHeaderBytes = 8 * 1024;
  std::size_t maxBulkBytes = 256u << 20;
  std::chrono::seconds headerTimeout{5};  // from the first byte of a request to the end of its header
  std::chrono::seconds bodyTimeout{30};   // for a body; a streamed one earns more by its bytes
  std::size_t leastBulkRate = 8 << 10;    // bytes a second that earn it
  std::chrono::seconds stallTimeout{6};   // between two pieces of a body that is not streamed
  std::chrono::seconds writeTimeout{30};
  std::chrono::seconds idleTimeout{60};   // between requests on a kept connection
  std::chrono::seconds drainTimeout{10};  // for requests in flight, once stop() was called
  bool accessLog = true;
};

// Where a submission of events goes: the ingest lane, seen from here.
using SubmitEvents = std::function<Result<void>(Submission&&, std::function<void(Result<Receipts>)>)>;

// Whether it would take any submission now; asked before a body is read.
using AdmitEvents = std::function<Result<void>()>;

// What /health and /metrics tell, asked for at each request; must not wait.
struct SystemState {
  bool healthy = true;
  std::vector<std::pair<std::string, std::string>> components = {};  // "database" -> "connected"
  std::string reason = {};                                   // why it is not healthy; shown to everybody
  std::vector<std::pair<std::string, double>> metrics = {};  // Prometheus name -> value
};

struct Services {
  Core& core;
  SubmitEvents submit;
  std::function<SystemState()> state;
  std::string version;
  SourceProfiles profiles = {};                          // of raw events
  std::function<void(std::string_view)> accessLog = {};  // one line of JSON, without the newline
  AdmitEvents admit = {};
};

// The HTTP adapter: everything under /, /api and /api/v1.
class Server {
 public:
  Server(ServerSettings, Services);
  ~Server();  // stops

  // Binds and serves on threads of its own. The bound port, or why it cannot.
  Result<std::uint16_t> start();

  // Accepts nothing more, answers what is in flight (with Connection: close), returns when all is closed or
  // the drain timeout is over.
  void stop();

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace vedette::http
