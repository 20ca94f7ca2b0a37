#pragma once

#include <map>
#include <string>
#include <vector>

#include "vedette/ports/storage.hpp"

namespace vedette::test {

// Stores rows in every table that a backup holds: hostile texts, absent values, far times.
void fillEveryTable(Storage&);

// Every row of every table that a backup holds, as text that is equal for equal rows of any product.
using Contents = std::map<std::string, std::vector<std::string>>;
Contents contentsOf(const std::string& url);

}  // namespace vedette::test
