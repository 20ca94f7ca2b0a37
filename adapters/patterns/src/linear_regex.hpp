#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "vedette/domain/detection/rules/regex.hpp"

namespace vedette::patterns {

// RE2: time in O(text) whatever the expression, but neither lookaround nor backreferences.
class LinearRegex {
 public:
  // Nothing when RE2 does not take the expression.
  static std::unique_ptr<const LinearRegex> compile(const std::string& source, detection::Regex::Flags);
  virtual ~LinearRegex() = default;
  virtual bool search(std::string_view text) const = 0;
};

}  // namespace vedette::patterns
