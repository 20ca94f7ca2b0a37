#include "rules/budget.hpp"

#include <algorithm>

#include "yaml/refused.hpp"

namespace vedette::sigma {
namespace {

using namespace detection;

std::size_t testsInAll(const std::vector<Condition>& conditions) {
  std::size_t tests = 0;
  for (const Condition& each : conditions) tests += testsIn(each);
  return tests;
}

}  // namespace

void Budget::take(std::size_t tests, std::size_t bytes, Mark mark) {
  tests_ = std::min(tests_ + tests, mostTests + 1), bytes_ = std::min(bytes_ + bytes, mostBytes + 1);
  if (tests_ > mostTests || bytes_ > mostBytes)
    throw Refused(mark, "with modifiers, placeholders and conditions written out the file asks more than " +
                            std::to_string(mostTests) + " tests or " + std::to_string(mostBytes) +
                            " bytes of text");
}

std::size_t testsIn(const Condition& condition) {
  if (const auto* all = std::get_if<AllOf>(&condition.what)) return testsInAll(all->conditions);
  if (const auto* some = std::get_if<AtLeast>(&condition.what)) return testsInAll(some->conditions);
  if (const auto* no = std::get_if<Not>(&condition.what)) return testsInAll(no->condition);
  return 1;
}

}  // namespace vedette::sigma
