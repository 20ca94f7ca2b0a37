#include "tally.hpp"

#include <signal.h>

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <map>
#include <utility>

#include "stored.hpp"

namespace vedette::faults {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t eventsAfter = 300;

void count(const Seen& seen, Tally& tally) {
  tally.acknowledged += seen.acknowledged.size();
  tally.refused += seen.refusals;
  tally.longestGap = std::max(tally.longestGap, seen.longestGap);
  tally.slowestAnswer = std::max(tally.slowestAnswer, seen.slowestAnswer);
  tally.falseReady = std::max(tally.falseReady, seen.longestFalseReady);
  tally.falseUnready = std::max(tally.falseUnready, seen.longestFalseUnready);
  if (!seen.unexpected.empty()) tally.problems.push_back("an unexpected answer: " + seen.unexpected);
}

// A client sends its next event when the last one was acknowledged: the number is the end of the uid.
bool inOrder(const std::map<std::string, std::int64_t>& ids) {
  std::map<std::string, std::map<int, std::int64_t>> byClient;
  for (const auto& [uid, id] : ids) {
    const auto end = uid.rfind('-');
    if (end != uid.npos) byClient[uid.substr(0, end)][std::stoi(uid.substr(end + 1))] = id;
  }
  for (const auto& [client, events] : byClient) {
    std::int64_t last = 0;
    for (const auto& [number, id] : events)
      if (std::exchange(last, id) >= id) return false;
  }
  return true;
}

void compare(const std::set<std::string>& acknowledged, const e2e::Stored& stored, Tally& tally) {
  std::vector<std::string> missing;
  std::set_difference(acknowledged.begin(), acknowledged.end(), stored.uids.begin(), stored.uids.end(),
                      std::back_inserter(missing));
  tally.lost = missing.size();
  tally.duplicated = stored.events - stored.uids.size();
  std::size_t alerted = 0;
  for (const auto& [event, alerts] : stored.alertsOf) {
    tally.duplicated += alerts - 1;
    alerted += stored.severeEvents.count(event);
  }
  if (alerted != stored.severeEvents.size() || alerted != stored.alertsOf.size())
    tally.problems.push_back("events and alerts do not belong together");
  if (!inOrder(stored.ids)) tally.problems.push_back("events are not in the order in which they were sent");
}

// Nobody sends anything any more. What the spool holds may take its time as long as it becomes less.
void checkReady(const e2e::Installation& vedette, Tally& tally) {
  constexpr auto patience = 5s;
  const auto client = vedette.client();
  std::string waiting;
  for (auto end = Clock::now() + patience; Clock::now() < end; std::this_thread::sleep_for(50ms)) {
    const auto health = client->get("/api/v1/health");
    if (health.status == 200 && e2e::memberOf(health.body, "ingest") == "running") return;
    std::string now = health.status == 200 ? e2e::memberOf(health.body, "spool") : waiting;
    if (now != waiting) end = Clock::now() + patience;
    waiting = std::move(now);
  }
  tally.problems.push_back("not ready in the end: " + client->get("/api/v1/health").body);
}

// No thread hangs.
void stop(e2e::Installation& vedette, Tally& tally) {
  vedette.server().send(SIGTERM);
  const auto status = vedette.server().wait(15s);
  if (status != 0) tally.problems.push_back("it does not stop as it should");
}

std::string seconds(Seconds time) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f", time.count());
  return text;
}

}  // namespace

Tally runRounds(Fault& fault, int rounds) {
  Tally tally;
  e2e::Installation vedette(fault.databaseUrl());
  fault.prepare(vedette);
  vedette.addUser("alice", "admin");
  const std::string token = vedette.token("alice");
  std::set<std::string> acknowledged;
  for (; tally.rounds < rounds; ++tally.rounds) {
    fault.start(vedette);
    Traffic traffic(vedette, token, "round" + std::to_string(tally.rounds));
    traffic.awaitAcknowledged(fault.eventsBefore());
    fault.strike(vedette, traffic);
    traffic.awaitAcknowledged(eventsAfter);
    Seen seen = traffic.finish();
    count(seen, tally);
    acknowledged.merge(seen.acknowledged);
    checkReady(vedette, tally);
    if (tally.rounds + 1 == rounds) compare(acknowledged, e2e::readAll(*vedette.client(token)), tally);
    stop(vedette, tally);
  }
  return tally;
}

std::string tableHead() {
  return "| fault | rounds | acknowledged | refused | lost | duplicated | longest gap s | slowest answer s | "
         "ready too long s | unready too long s |\n|---|---|---|---|---|---|---|---|---|---|\n";
}

std::string row(const std::string& name, const Tally& tally) {
  std::string text = "| " + name;
  for (const std::string& cell :
       {std::to_string(tally.rounds), std::to_string(tally.acknowledged), std::to_string(tally.refused),
        std::to_string(tally.lost), std::to_string(tally.duplicated), seconds(tally.longestGap),
        seconds(tally.slowestAnswer), seconds(tally.falseReady), seconds(tally.falseUnready)})
    text += " | " + cell;
  return text + " |\n";
}

}  // namespace vedette::faults
