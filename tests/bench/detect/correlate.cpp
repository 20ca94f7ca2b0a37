#include <algorithm>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "vedette/domain/detection/correlation/correlator.hpp"

// correlate: one thread, matches of a generated stream of logons to firings; medians of CPU time. A hit is a
// match on its way through one correlation rule.

using namespace vedette;
using namespace vedette::detection;

namespace {

constexpr std::size_t events = 400'000, batch = 1000;

double cpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double residentMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6) / 1024;
  return 0;
}

Rule ruleOf(std::string id) {
  Rule rule{{.id = id, .name = id, .title = id}};
  rule.condition = {Predicate{"outcome", TextTest{TextPattern::literal(id)}}};
  return rule;
}

CorrelationRule correlation(CorrelationType type, std::vector<std::string> rules, std::vector<std::string> by,
                            std::chrono::minutes span, double threshold) {
  CorrelationRule rule;
  rule.type = type;
  for (std::string& each : rules) rule.rules.push_back({std::move(each)});
  rule.groupBy = std::move(by);
  rule.timespan = span;
  rule.thresholds = {{Threshold::Operator::GreaterOrEqual, threshold}};
  rule.valueFields = {"user"};
  return rule;
}

std::shared_ptr<const RuleSet> ruleSet() {
  using enum CorrelationType;
  using std::chrono::minutes;
  return std::make_shared<const RuleSet>(
      std::vector{ruleOf("failure"), ruleOf("success")}, LogSourceMap{},
      std::vector{correlation(EventCount, {"failure"}, {"address"}, minutes(10), 20),
                  correlation(ValueCount, {"failure"}, {"address"}, minutes(30), 10),
                  correlation(TemporalOrdered, {"failure", "success"}, {"address", "user"}, minutes(60), 2)});
}

struct Logon {
  CorrelatedEvent event;
  std::string address, user;
  std::uint32_t rule;
};

// 200 logons a second: people who mistype one password in ten, passwords guessed, and passwords sprayed.
std::vector<Logon> logons(bool inOrder) {
  std::mt19937_64 random(7);
  const auto below = [&](std::uint64_t end) { return random() % end; };
  std::vector<Logon> all;
  for (std::size_t i = 0; i < events; ++i) {
    const bool guesses = below(10) == 0, sprays = below(20) == 0;
    const auto host = guesses ? below(20) : sprays ? 100 + below(5) : 1000 + below(20'000);
    const Timestamp time = fromMicroseconds(1'700'000'000'000'000 + static_cast<long long>(i) * 5000);
    const auto delay = std::chrono::microseconds(inOrder ? 0 : below(30'000'000));
    all.push_back({{static_cast<std::int64_t>(i), time, time + delay},
                   "10.0." + std::to_string(host / 256) + '.' + std::to_string(host % 256),
                   "user" + std::to_string(sprays ? below(1800) : host % 500),
                   guesses || sprays || below(10) == 0 ? 0u : 1u});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](auto& a, auto& b) { return a.event.receivedAt < b.event.receivedAt; });
  return all;
}

struct Pass {
  double seconds = 0;
  std::size_t firings = 0, contributors = 0;
  CorrelationHealth health;
};

Pass pass(const std::shared_ptr<const RuleSet>& rules, const std::vector<Logon>& all) {
  Correlator correlator(rules);
  EventFields fields(rules->fields());
  const FieldId address = rules->fields().find("address"), user = rules->fields().find("user");
  Pass done;
  const double begin = cpuSeconds();
  for (std::size_t i = 0; i < all.size(); ++i) {
    fields.clear();
    fields.add(address, ValueKind::Text, all[i].address);
    fields.add(user, ValueKind::Text, all[i].user);
    correlator.take({&rules->rules()[all[i].rule], {}, all[i].rule}, fields, all[i].event);
    if ((i + 1) % batch != 0) continue;
    for (const Firing& firing : correlator.firings())
      ++done.firings, done.contributors += firing.events.size();
    correlator.commit();
  }
  done.seconds = cpuSeconds() - begin;
  done.health = correlator.health();
  return done;
}

void measure(const std::string& name, const std::vector<Logon>& all) {
  const auto rules = ruleSet();
  std::vector<double> seconds;
  Pass last;
  for (int i = 0; i < 7; ++i) last = pass(rules, all), seconds.push_back(last.seconds);
  std::sort(seconds.begin(), seconds.end());
  const double median = seconds[seconds.size() / 2], hits = static_cast<double>(last.health.hits);
  std::cout << name << "  " << static_cast<long>(hits / median) << " hits/s  " << median / hits * 1e9
            << " ns  " << static_cast<long>(static_cast<double>(all.size()) / median) << " events/s  firings "
            << last.firings << "  contributors " << last.contributors << "  groups " << last.health.groups
            << "  held " << last.health.held << "  late " << last.health.late << "  memory "
            << residentMegabytes() << " MB\n";
}

}  // namespace

int main() {
  measure("in order     ", logons(true));
  measure("30 s shuffled", logons(false));
}
