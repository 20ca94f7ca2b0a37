#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include "installation.hpp"
#include "witness.hpp"

namespace vedette::faults {

// Clients that send events one by one and in bulk, every fourth of high severity, each again and again under
// the same uid until it is acknowledged; and one that asks for the health all the time.
class Traffic {
 public:
  Traffic(const e2e::Installation&, std::string token, std::string name);
  ~Traffic();

  // Throws when it takes longer than 60 s.
  void awaitAcknowledged(std::size_t more) const;
  void awaitRefused(std::size_t more) const;
  std::size_t refusals() const { return witness_.refusals(); }
  void pause(std::chrono::milliseconds) const;  // the clients go on

  void moveTo(std::uint16_t port) { port_ = port; }  // the server was started again
  const std::string& token() const { return token_; }
  Seen finish();

 private:
  using Request = bool (Traffic::*)(test::HttpClient&, int client, int number);
  void repeat(int client, Request);
  bool sendOne(test::HttpClient&, int client, int number);
  bool sendMany(test::HttpClient&, int client, int number);
  bool askHealth(test::HttpClient&, int client, int number);
  bool judge(const test::HttpResponse&, bool acknowledged, const std::vector<std::string>& uids,
             Clock::time_point asked);
  std::string uid(int client, int number) const;
  void await(std::size_t (Witness::*figure)() const, std::size_t more) const;

  const std::string token_, name_;
  std::atomic<std::uint16_t> port_;
  std::atomic<bool> stopping_ = false;
  Witness witness_;
  std::vector<std::thread> clients_;
};

}  // namespace vedette::faults
