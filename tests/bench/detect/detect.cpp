#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "vedette/domain/detection/engine/evaluation.hpp"
#include "vedette/json/field_reader.hpp"
#include "vedette/patterns/fast_patterns.hpp"
#include "vedette/sigma/log_source_file.hpp"
#include "vedette/sigma/rule_files.hpp"

// detect RULES EVENTS... : one thread, JSON text to matches with their fields; medians of CPU time.

using namespace vedette;
using detection::Evaluation;

namespace {

double cpuSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double wallSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double residentMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::atof(line.c_str() + 6) / 1024;
  return 0;
}

double processSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::shared_ptr<const detection::RuleSet> load(const std::string& path) {
  const double before = residentMegabytes(), begin = wallSeconds(), cpu = processSeconds();
  const patterns::FastPatterns engine;
  auto reading = sigma::readRuleFiles({path}, sigma::RuleReader(engine));
  const double read = wallSeconds();
  auto rules =
      std::make_shared<const detection::RuleSet>(std::move(reading.rules), sigma::shippedLogSources());
  const double compiled = wallSeconds();
  malloc_trim(0);  // as the server does when rules were loaded
  std::cout << "rules " << rules->rules().size() << "  refused " << reading.refused.size() << "  read "
            << read - begin << " s  compiled " << compiled - read << " s  CPU " << processSeconds() - cpu
            << " s  memory " << residentMegabytes() - before << " MB\n";
  return rules;
}

std::vector<std::string> linesOf(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

struct Pass {
  double seconds = 0;
  std::size_t matches = 0, fields = 0;
};

Pass pass(Evaluation& evaluation, const std::vector<std::string>& lines, Evaluation::Routing routing) {
  json::FieldReader reader;
  Pass done;
  const double begin = cpuSeconds();
  for (const std::string& line : lines) {
    if (!reader.read(line, evaluation.event())) continue;
    for (const auto& match : evaluation.run(routing)) ++done.matches, done.fields += match.fields.size();
  }
  done.seconds = cpuSeconds() - begin;
  return done;
}

Pass reading(Evaluation& evaluation, const std::vector<std::string>& lines) {
  json::FieldReader reader;
  Pass done;
  const double begin = cpuSeconds();
  for (const std::string& line : lines) done.matches += reader.read(line, evaluation.event()) ? 1u : 0u;
  done.seconds = cpuSeconds() - begin;
  return done;
}

template <class Run>
void measure(const std::string& name, std::size_t events, Run run) {
  std::vector<double> seconds;
  Pass last;
  for (int i = 0; i < 7; ++i) last = run(), seconds.push_back(last.seconds);
  std::sort(seconds.begin(), seconds.end());
  const double median = seconds[seconds.size() / 2];
  std::cout << name << "  " << static_cast<long>(static_cast<double>(events) / median) << " events/s  "
            << median / static_cast<double>(events) * 1e9 << " ns  matches " << last.matches << "  fields "
            << last.fields << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::cerr << "usage: detect RULES EVENTS...\n", 2;
  const auto rules = load(argv[1]);
  for (int i = 2; i < argc; ++i) {
    const auto lines = linesOf(argv[i]);
    Evaluation evaluation(rules);
    std::cout << argv[i] << "  " << lines.size() << " events\n";
    measure("  read only ", lines.size(), [&] { return reading(evaluation, lines); });
    measure("  routed    ", lines.size(),
            [&] { return pass(evaluation, lines, Evaluation::Routing::BySource); });
    measure("  all rules ", lines.size(), [&] { return pass(evaluation, lines, Evaluation::Routing::All); });
    std::uint64_t candidates = 0;
    for (std::size_t rule = 0; rule < rules->rules().size(); ++rule)
      candidates += evaluation.health(rule).candidates;
    std::cout << "  candidates a pass " << candidates / 14 << "  failures " << evaluation.failures() << "\n";
  }
}
