#pragma once

#include "vedette/ports/storage.hpp"

namespace vedette {

// Reading alerts and what belongs to them. Needs alerts:read; an unknown alert is NotFound.
class BrowseAlerts {
 public:
  static constexpr std::size_t maxLimit = 200;

  explicit BrowseAlerts(const Storage&);

  Result<Page<Alert>> list(const Principal&, const AlertQuery&) const;
  Result<Page<AlertWithEvent>> listWithEvents(const Principal&, const AlertQuery&) const;
  Result<AlertWithEvent> find(const Principal&, AlertId) const;
  Result<Page<AlertChange>> history(const Principal&, AlertId, const PageRequest&) const;
  Result<Page<Event>> events(const Principal&, AlertId, const PageRequest&) const;
  Result<Page<Feedback>> feedback(const Principal&, AlertId, const PageRequest&) const;

 private:
  const Storage& storage_;
};

}  // namespace vedette
