#pragma once

#include <cstddef>

#include "vedette/domain/detection/rules/condition.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

// What the rules of one file may ask when their modifiers, placeholders and conditions are written out: a
// short text may stand for any number of tests.
class Budget {
 public:
  static constexpr std::size_t mostTests = 200'000;
  static constexpr std::size_t mostBytes = 16 << 20;  // of their texts

  // Throws Refused with the place when it is spent.
  void take(std::size_t tests, std::size_t bytes, Mark);

 private:
  std::size_t tests_ = 0, bytes_ = 0;
};

std::size_t testsIn(const detection::Condition&);

}  // namespace vedette::sigma
