#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http_client.hpp"
#include "serve/engine.hpp"

namespace vedette::http::test {

using vedette::test::HttpClient;
using vedette::test::HttpResponse;

// Holds handlers back until it is opened.
class Gate {
 public:
  void open();
  void wait();
  void awaitWaiting(int count);  // until so many are held back

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
  int waiting_ = 0;
};

// An engine on a free port with one route of each sort.
class EngineFixture {
 public:
  explicit EngineFixture(ServerSettings settings = quick());
  ~EngineFixture();

  static ServerSettings quick();  // a free port, short timeouts
  std::vector<std::string> log();
  double figure(const std::string& name) const;

  // The answer to raw bytes on a connection of its own.
  HttpResponse answerTo(std::string_view raw);

  Gate gate;
  std::atomic<bool> full = false;  // what POST /store is told when it asks for room
  EngineFigures figures;

 private:
  std::vector<Api> apis();
  std::vector<Route> plainRoutes();
  std::vector<Route> waitingRoutes();
  void answerLater(Reply reply);

  std::mutex mutex_;
  std::vector<std::string> log_;
  std::vector<std::thread> later_;

 public:
  Engine engine;
  std::uint16_t port = 0;
};

// A gzip member that holds `text`.
std::string gzip(std::string_view text);

}  // namespace vedette::http::test
