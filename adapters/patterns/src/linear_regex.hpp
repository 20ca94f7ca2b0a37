#pragma once

#include <re2/re2.h>

#include <memory>
#include <string>
#include <string_view>

#include "vedette/domain/detection/rules/regex.hpp"

namespace vedette::patterns {

// RE2 with PCRE's `$`: time in O(text) whatever the expression, but neither lookaround nor backreferences.
class LinearRegex {
 public:
  // Nothing when RE2 does not take the expression.
  static std::unique_ptr<const LinearRegex> compile(const std::string& source, detection::Regex::Flags);

  LinearRegex(const std::string& source, detection::Regex::Flags);
  bool search(std::string_view text) const;

  // Whether it is small enough for RE2's automata; beyond, it is linear and slow.
  bool isQuick() const { return regex_.ProgramSize() <= 2000; }

 private:
  RE2 regex_;
  bool endsAtLastLine_;  // it may mean a `$` before the text's last line end, too
};

}  // namespace vedette::patterns
