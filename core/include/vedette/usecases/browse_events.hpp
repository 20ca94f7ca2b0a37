#pragma once

#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"

namespace vedette {

// Reading events. Needs events:read.
class BrowseEvents {
 public:
  static constexpr std::size_t maxLimit = 1000;

  explicit BrowseEvents(const Storage&);

  Result<Page<Event>> list(const Principal&, const EventQuery&) const;
  Result<Event> find(const Principal&, EventId) const;

 private:
  const Storage& storage_;
};

}  // namespace vedette
