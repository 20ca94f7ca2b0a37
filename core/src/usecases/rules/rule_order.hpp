#pragma once

#include <optional>

#include "vedette/usecases/rules/browse_rules.hpp"

namespace vedette {

// Where a rule stands in a list of this order: by its keys, then by its id.
struct RulePlace {
  std::vector<std::string> keys;
  std::string id;
};
using RuleOrder = std::vector<Order<RuleKey>>;

RulePlace placeOf(const detection::CataloguedRule&, const RuleOrder&);
bool isBefore(const RulePlace&, const RulePlace&, const RuleOrder&);

// A cursor is of one order: none reads that of another.
std::string cursorBehind(const RulePlace&, const RuleOrder&);
std::optional<RulePlace> readCursor(std::string_view cursor, const RuleOrder&);

}  // namespace vedette
