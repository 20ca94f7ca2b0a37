#pragma once

#include <string>
#include <vector>

#include "fault.hpp"

namespace vedette::faults {

// What the rounds of one fault came to.
struct Tally {
  int rounds = 0;
  std::size_t acknowledged = 0;
  std::size_t refused = 0;
  std::size_t lost = 0;        // acknowledged, and not there
  std::size_t duplicated = 0;  // there more than once, or with more than one alert
  Seconds longestGap{};
  Seconds slowestAnswer{};
  Seconds falseReady{};
  Seconds falseUnready{};
  std::vector<std::string> problems;

  bool isClean() const { return lost == 0 && duplicated == 0 && problems.empty(); }
};

Tally runRounds(Fault&, int rounds);

// Lines of a Markdown table.
std::string tableHead();
std::string row(const std::string& name, const Tally&);

}  // namespace vedette::faults
