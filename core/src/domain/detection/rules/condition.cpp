#include "vedette/domain/detection/rules/condition.hpp"

namespace vedette::detection {

Condition allOf(std::vector<Condition> conditions) {
  if (conditions.size() == 1) return std::move(conditions.front());
  return {AllOf{std::move(conditions)}};
}

Condition anyOf(std::vector<Condition> conditions) {
  if (conditions.size() == 1) return std::move(conditions.front());
  return {AtLeast{1, std::move(conditions)}};
}

Condition negated(Condition condition) {
  Not no;
  no.condition.push_back(std::move(condition));
  return {std::move(no)};
}

}  // namespace vedette::detection
