#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/detection/catalogue/catalogued_rule.hpp"

namespace vedette::detection {

// Fields AND together; the values within one OR. An empty list selects all. Texts compare without regard to
// the case of ASCII letters.
struct RuleFilter {
  std::vector<std::string> categories = {};
  std::vector<std::string> products = {};
  std::vector<std::string> services = {};
  std::vector<Severity> severities = {};  // as they are now
  std::optional<bool> enabled = {};
  std::vector<Provenance> provenances = {};
  std::vector<RuleKind> kinds = {};
  std::vector<std::string> tags = {};
  std::vector<std::string> techniques = {};  // T1059 selects its sub-techniques too
  std::vector<std::string> tactics = {};     // "execution" or "TA0002"
  std::string text = {};                     // part of the title

  bool matches(const CataloguedRule&) const;
};

}  // namespace vedette::detection
