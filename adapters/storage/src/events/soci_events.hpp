#pragma once

#include "facets/dictionary.hpp"
#include "facets/event_facets.hpp"
#include "facets/paging/arm.hpp"
#include "sql/connection.hpp"
#include "vedette/ports/event_store.hpp"

namespace vedette::storage {

class SociEvents final : public EventStore {
 public:
  explicit SociEvents(Connection&);

  Result<std::vector<Duplicate>> append(std::span<Event> events) override;
  Result<Event> find(EventId) const override;
  Result<std::vector<Event>> following(EventId after, std::size_t limit) const override;
  Result<std::vector<Event>> between(EventId after, EventId upTo, const Wanted&) const override;
  Result<Page<Event>> list(const EventQuery&) const override;
  Result<Removal> removeBefore(Severity, Timestamp before, const std::string& place,
                               std::size_t limit) override;
  Result<EventCounts> counts(Timestamp hoursSince) const override;

  // In the order of the ids; those that are not there are left out. Throws what SOCI throws.
  std::vector<Event> fetch(const std::vector<EventId>& ids) const;

  // The event that an alert was raised by; comes with the next statement that is waited for.
  void askBehind(std::int64_t alert, std::optional<Event>& event) const;

  std::vector<Event> fetchArm(const Arm&, const KeyRange&, std::size_t count) const;
  std::optional<std::vector<Event>> fetchArms(const std::vector<Arm>&, const KeyRange&,
                                              std::size_t count) const;
  std::vector<Event> fetchScan(const Scan&, const KeyRange&) const;

  void forgetFacets() { facets_.forget(); }

 private:
  Connection& connection_;
  mutable Dictionary<EventFacets> facets_;
  std::string select_;  // needs a condition
};

}  // namespace vedette::storage
