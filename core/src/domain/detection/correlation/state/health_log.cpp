#include "domain/detection/correlation/state/health_log.hpp"

namespace vedette::detection {

CorrelationHealth HealthLog::total() const {
  CorrelationHealth sum;
  for (const CorrelationHealth& each : counts_) {
    sum.hits += each.hits, sum.fired += each.fired, sum.ungrouped += each.ungrouped;
    sum.valueless += each.valueless, sum.late += each.late, sum.evicted += each.evicted;
    sum.groups += each.groups, sum.held += each.held;
  }
  return sum;
}

}  // namespace vedette::detection
