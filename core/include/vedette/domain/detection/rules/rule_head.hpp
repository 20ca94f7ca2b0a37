#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "vedette/domain/detection/dedup.hpp"
#include "vedette/domain/severity.hpp"

namespace vedette::detection {

// Where a rule was read.
struct RuleOrigin {
  std::string file = {};
  std::size_t line = 1;  // of its document
};

// What every kind of rule says of itself.
struct RuleHead {
  std::string id = {};    // the declared one; else name, else title
  std::string name = {};  // what correlations may call it by; often empty
  std::string title = {};
  std::string description = {};
  std::string status = {};
  std::optional<Severity> level = {};
  std::vector<std::string> tags = {};
  std::vector<std::string> falsePositives = {};
  std::vector<std::string> references = {};
  std::string author = {};
  Dedup dedup = {};
  std::string version = {};  // hash of the source: changes when the source does
  RuleOrigin origin = {};
};

// What ids are the same by: a UUID's letters may be of either case.
std::string idKey(std::string_view id);

}  // namespace vedette::detection
