#pragma once

#include <string>
#include <vector>

#include "vedette/domain/detection/engine/evaluation.hpp"
#include "vedette/sigma/rule_reader.hpp"

namespace vedette::sigma {

// What a text with rules holds.
Reading reading(const std::string& yaml, Placeholders = {});

// Whether a rule with this detection section, indented by two, matches an event.
bool matches(const std::string& detection, const std::string& event, Placeholders = {});

// The same for one selection of these lines, each indented by four.
bool selects(const std::string& selection, const std::string& event);

// The ids of the rules that match an event, in order.
std::vector<std::string> matching(Reading, const std::string& event, detection::LogSourceMap = {});

}  // namespace vedette::sigma
