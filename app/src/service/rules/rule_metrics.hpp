#pragma once

#include <string>
#include <utility>
#include <vector>

#include "vedette/domain/detection/detection.hpp"

namespace vedette::app {

using Samples = std::vector<std::pair<std::string, double>>;  // Prometheus name with labels -> value

// How rules fare, as the API's rule health has it: vedette_rule_matched_total{rule_id="..."} and so on. Of
// the rules in force that have matched, failed or dropped anything, no more than `most`: what failed or
// dropped comes first, then what took the most time, then what matched most. How many are left out is a
// figure, too.
Samples ruleMetricsOf(const DetectionHealth&, std::size_t most = 100);

}  // namespace vedette::app
