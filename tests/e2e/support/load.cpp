#include "load.hpp"

#include <stdexcept>

namespace vedette::e2e {
namespace {

constexpr int singleClients = 4, bulkClients = 2, eventsInBulk = 40;

std::string numberedEvent(const std::string& uid, int number) {
  return eventJson(uid, number % 4 == 0 ? "high" : "low");
}

}  // namespace

Load::Load(const Installation& vedette, const std::string& token, const std::string& name) {
  for (int i = 0; i < singleClients + bulkClients; ++i) {
    clients_.emplace_back([this, i, token, port = vedette.port(), own = name + "-" + std::to_string(i)] {
      try {
        test::HttpClient client(port);
        client.bearer(token);
        i < singleClients ? sendSingles(client, own) : sendBulks(client, own);
      } catch (const std::runtime_error&) {
        // The server is gone: what was not answered is not acknowledged.
      }
    });
  }
}

Load::~Load() { finish(); }

void Load::sendSingles(test::HttpClient& client, const std::string& name) {
  for (int n = 0; !stopping_; ++n) {
    const std::string uid = name + "-" + std::to_string(n);
    const auto answer = client.request("POST", "/api/v1/events", numberedEvent(uid, n),
                                       {{"content-type", "application/json"}});
    if (answer.status == 201) keep({uid});
  }
}

void Load::sendBulks(test::HttpClient& client, const std::string& name) {
  for (int n = 0; !stopping_; n += eventsInBulk) {
    std::string lines;
    std::vector<std::string> uids;
    for (int i = n; i < n + eventsInBulk; ++i) {
      uids.push_back(name + "-" + std::to_string(i));
      lines += numberedEvent(uids.back(), i) + "\n";
    }
    const auto answer =
        client.request("POST", "/api/v1/events/bulk", lines, {{"content-type", "application/x-ndjson"}});
    if (memberOf(answer.body, "accepted") == std::to_string(eventsInBulk)) keep(uids);
  }
}

void Load::keep(const std::vector<std::string>& uids) {
  const std::lock_guard lock(mutex_);
  acknowledged_.insert(uids.begin(), uids.end());
}

std::size_t Load::acknowledged() const {
  const std::lock_guard lock(mutex_);
  return acknowledged_.size();
}

std::set<std::string> Load::acknowledgedSoFar() const {
  const std::lock_guard lock(mutex_);
  return acknowledged_;
}

std::set<std::string> Load::finish() {
  stopping_ = true;
  for (auto& client : clients_) {
    if (client.joinable()) client.join();
  }
  return acknowledged_;
}

}  // namespace vedette::e2e
