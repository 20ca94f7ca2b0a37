#include <algorithm>
#include <cstdio>
#include <iostream>

#include "fault.hpp"
#include "tally.hpp"

namespace vedette::faults {
namespace {

constexpr const char* usage =
    "usage: fault_table [--rounds N] [FAULT ...]    all of them, once each, when nothing else is said\n"
    "       fault_table --list\n"
    "Prints a row a fault. Status 1: something acknowledged was lost or stored twice, an answer was neither "
    "an\n"
    "acknowledgement nor a 503, or the server did not go on by itself. Status 77: nothing could be done "
    "here.\n";

constexpr int failed = 1, wrongUsage = 2, skipped = 77;

std::vector<NamedFault> allFaults() {
  auto faults = sqliteFaults();
  for (const auto& more : {memoryFaults(), tracedFaults(), powercutFaults(), postgresFaults(), spoolFaults()})
    faults.insert(faults.end(), more.begin(), more.end());
  return faults;
}

struct Options {
  int rounds = 1;
  bool list = false;
  std::vector<std::string> names;

  bool wants(const std::string& name) const {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  }
};

Options read(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--rounds" && i + 1 < arguments.size())
      options.rounds = std::stoi(arguments[++i]);
    else if (arguments[i] == "--list")
      options.list = true;
    else if (arguments[i].starts_with("--"))
      throw std::invalid_argument(arguments[i]);
    else
      options.names.push_back(arguments[i]);
  }
  return options;
}

// 0, failed or skipped.
int runAndPrint(const NamedFault& fault, int rounds) {
  try {
    const auto made = fault.make();
    const Tally tally = runRounds(*made, rounds);
    std::cout << row(fault.name, tally) << std::flush;
    for (const std::string& problem : tally.problems) std::cerr << fault.name << ": " << problem << "\n";
    return tally.isClean() ? 0 : failed;
  } catch (const CannotBeDone& missing) {
    std::cout << "| " << fault.name << " | skipped: " << missing.what() << " |\n";
    return skipped;
  } catch (const std::exception& problem) {
    std::cerr << fault.name << ": " << problem.what() << "\n";
    return failed;
  }
}

int runAll(const Options& options) {
  std::cout << tableHead();
  int done = 0, worst = 0;
  for (const NamedFault& fault : allFaults()) {
    if (!options.wants(fault.name)) continue;
    const int status = runAndPrint(fault, options.rounds);
    done += status != skipped;
    if (status != skipped) worst = std::max(worst, status);
  }
  return done == 0 ? skipped : worst;
}

int run(const std::vector<std::string>& arguments) {
  const Options options = read(arguments);
  if (!options.list) return runAll(options);
  for (const NamedFault& fault : allFaults()) std::cout << fault.name << "\n";
  return 0;
}

}  // namespace
}  // namespace vedette::faults

int main(int count, char** arguments) {
  try {
    return vedette::faults::run({arguments + 1, arguments + count});
  } catch (const std::exception&) {
    std::cerr << vedette::faults::usage;
    return vedette::faults::wrongUsage;
  }
}
