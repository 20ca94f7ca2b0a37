#pragma once

#include <functional>
#include <string>

#include "vedette/domain/detection/correlation/correlation_rule.hpp"
#include "yaml/node.hpp"

namespace vedette::sigma {

using Warn = std::function<void(Mark, std::string)>;

// Reads a document's section `correlation` into a rule that has its id, title and so on. Throws Refused.
void readCorrelation(const Node& section, detection::CorrelationRule&, const Warn&);

// Reads `generate`: in the section as pySigma has it, or beside it as the specification does.
void readGenerate(const Node& map, detection::CorrelationRule&);

}  // namespace vedette::sigma
