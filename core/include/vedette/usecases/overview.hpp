#pragma once

#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"

namespace vedette {

struct OverviewFigures {
  EventCounts events;
  AlertCounts alerts;
  Timestamp hoursSince;
};

// How much of what there is. Needs stats:read. Hours: the last 24, the running one included.
class Overview {
 public:
  Overview(const Storage&, const Clock&);
  Result<OverviewFigures> operator()(const Principal&) const;

 private:
  const Storage& storage_;
  const Clock& clock_;
};

}  // namespace vedette
