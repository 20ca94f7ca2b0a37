#pragma once

#include <string>

#include "vedette/sigma/rule_texts.hpp"

namespace vedette::sigma {

bool isArchive(const std::string& path);   // by its name
bool isRuleFile(const std::string& path);  // by its name

// Adds what a tar archive holds.
void readArchive(const std::string& path, RuleTexts& out);

}  // namespace vedette::sigma
