#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/detection/correlation/plan/terms.hpp"
#include "vedette/domain/detection/correlation/correlation_rule.hpp"

namespace vedette::detection {

bool isTemporal(CorrelationType);
bool isNumeric(CorrelationType);  // wants numbers as values

// What is wrong with a correlation rule whatever else there is.
std::optional<std::string> shapeProblem(const CorrelationRule&);

// The alternatives of a sound rule's condition; none when it has thresholds instead.
std::vector<Term> conditionTerms(const CorrelationRule&);

}  // namespace vedette::detection
