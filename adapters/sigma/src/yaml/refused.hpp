#pragma once

#include <stdexcept>
#include <string>

#include "vedette/ports/rule_language.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

// Thrown inside this adapter where a text cannot be taken; becomes a Refusal at its edge.
struct Refused : std::runtime_error {
  Refused(Mark where, const std::string& why) : std::runtime_error(why), mark(where) {}
  Mark mark;
  RuleStage stage = RuleStage::Schema;
};

}  // namespace vedette::sigma
