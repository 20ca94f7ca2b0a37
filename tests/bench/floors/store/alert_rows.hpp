#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/facets.hpp"

namespace vedette::bench {

using Id = std::int64_t;

// A row of alert_entities without its alert.
struct EntityRow {
  std::string_view type;
  std::string_view value;
};

// The alert that the product's built-in rule raises for an event of High or Critical.
struct AlertRow {
  Id id;
  Id event;
  FacetId facet;
  std::string title;
  std::string_view description;
  std::int64_t time;  // of the event and of the alert
  std::vector<EntityRow> entities;
  std::string entitiesJson;
};

// Makes the alerts of rows, and their facets: a source and a severity.
class AlertRows {
 public:
  static constexpr std::string_view ruleId = "vedette.severity",
                                    ruleName = "High or Critical raises an alert", ruleKind = "severity";

  void remember(const Facet& facet) { facets_.remember(facet); }
  void continueFrom(Id next) { next_ = next; }

  // For rows whose ids ascend from `firstEvent` on.
  std::vector<AlertRow> of(std::span<const EventRow> rows, Id firstEvent);
  std::vector<Facet> takeNewFacets() { return facets_.takeNew(); }
  Id next() const { return next_; }

 private:
  Facets facets_;
  Id next_ = 1;
};

}  // namespace vedette::bench
