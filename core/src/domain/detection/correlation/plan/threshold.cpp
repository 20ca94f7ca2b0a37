#include "vedette/domain/detection/correlation/correlation_rule.hpp"

namespace vedette::detection {

bool Threshold::holds(double measured) const {
  switch (by) {
    case Operator::Less:
      return measured < value;
    case Operator::LessOrEqual:
      return measured <= value;
    case Operator::Greater:
      return measured > value;
    case Operator::GreaterOrEqual:
      return measured >= value;
    case Operator::Equal:
      return measured == value;
    case Operator::NotEqual:
      break;
  }
  return measured != value;
}

}  // namespace vedette::detection
