#include "traffic.hpp"

#include <stdexcept>

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

constexpr int singles = 4, eventsInBulk = 20;

std::string numberedEvent(const std::string& uid, int number) {
  return e2e::eventJson(uid, number % 4 == 0 ? "high" : "low");
}

}  // namespace

Traffic::Traffic(const e2e::Installation& vedette, std::string token, std::string name)
    : token_(std::move(token)), name_(std::move(name)), port_(vedette.port()) {
  for (int i = 0; i < singles; ++i) clients_.emplace_back([this, i] { repeat(i, &Traffic::sendOne); });
  clients_.emplace_back([this] { repeat(singles, &Traffic::sendMany); });
  clients_.emplace_back([this] { repeat(0, &Traffic::askHealth); });
}

Traffic::~Traffic() { finish(); }

// A request that breaks off is sent again over another connection.
void Traffic::repeat(int client, Request request) {
  for (int number = 0; !stopping_;) {
    try {
      test::HttpClient connection(port_);
      connection.bearer(token_);
      while (!stopping_)
        if ((this->*request)(connection, client, number)) ++number;
    } catch (const std::runtime_error&) {
      std::this_thread::sleep_for(10ms);
    }
  }
}

bool Traffic::sendOne(test::HttpClient& client, int sender, int number) {
  const std::string own = uid(sender, number);
  const auto asked = Clock::now();
  const auto answer = client.request("POST", "/api/v1/events", numberedEvent(own, number),
                                     {{"content-type", "application/json"}});
  return judge(answer, answer.status == 201 || answer.status == 200, {own}, asked);
}

bool Traffic::sendMany(test::HttpClient& client, int sender, int number) {
  std::string lines;
  std::vector<std::string> uids;
  for (int i = number * eventsInBulk; i < (number + 1) * eventsInBulk; ++i) {
    uids.push_back(uid(sender, i));
    lines += numberedEvent(uids.back(), i) + "\n";
  }
  const auto asked = Clock::now();
  const auto answer =
      client.request("POST", "/api/v1/events/bulk", lines, {{"content-type", "application/x-ndjson"}});
  const auto stored = [&](const char* key) { return std::stoi("0" + e2e::memberOf(answer.body, key)); };
  return judge(answer, answer.status == 200 && stored("accepted") + stored("duplicates") == eventsInBulk,
               uids, asked);
}

bool Traffic::judge(const test::HttpResponse& answer, bool acknowledged, const std::vector<std::string>& uids,
                    Clock::time_point asked) {
  if (acknowledged) {
    for (const std::string& own : uids) witness_.acknowledge(own, asked);
    return true;
  }
  if (answer.status == 503)
    witness_.refuse(asked);
  else
    witness_.wonder(std::to_string(answer.status) + " " + answer.body);
  std::this_thread::sleep_for(10ms);
  return false;
}

bool Traffic::askHealth(test::HttpClient& client, int, int) {
  const auto answer = client.get("/api/v1/health");
  if (answer.status == 200)
    witness_.ready();
  else
    witness_.unready(e2e::memberOf(answer.body, "reason"));
  std::this_thread::sleep_for(20ms);
  return true;
}

std::string Traffic::uid(int client, int number) const {
  return name_ + "-" + std::to_string(client) + "-" + std::to_string(number);
}

void Traffic::awaitAcknowledged(std::size_t more) const { await(&Witness::acknowledged, more); }
void Traffic::awaitRefused(std::size_t more) const { await(&Witness::refusals, more); }
void Traffic::pause(std::chrono::milliseconds time) const { std::this_thread::sleep_for(time); }

void Traffic::await(std::size_t (Witness::*figure)() const, std::size_t more) const {
  const std::size_t wanted = (witness_.*figure)() + more;
  const auto end = Clock::now() + 60s;
  while ((witness_.*figure)() < wanted) {
    if (Clock::now() > end)
      throw std::runtime_error("what was waited for did not come: " + witness_.seen().unexpected);
    std::this_thread::sleep_for(2ms);
  }
}

Seen Traffic::finish() {
  stopping_ = true;
  for (auto& client : clients_)
    if (client.joinable()) client.join();
  return witness_.seen();
}

}  // namespace vedette::faults
