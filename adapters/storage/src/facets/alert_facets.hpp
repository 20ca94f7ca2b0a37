#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "facets/facet_table.hpp"
#include "facets/paging/time_range.hpp"
#include "sql/connection.hpp"
#include "vedette/domain/alerts/alert_filter.hpp"

namespace vedette::storage {

// What a facet of alerts is. A change of status, assignee ... moves an alert to another one.
struct AlertFacets {
  using Row = Alert;
  using Key = AlertKey;
  using Filter = AlertFilter;
  using OnFacet = std::function<void(FacetId, Alert)>;

  static constexpr AlertKey timeKey = AlertKey::CreatedAt;
  static constexpr std::string_view counter = "alert_facet";
  static const FacetTable& table();

  static Timestamp timeOf(const Alert& alert) { return alert.createdAt; }
  static std::string part(AlertKey, const Alert&);

  static std::string textOf(const Alert&);
  static Alert facetOf(const Alert&);
  static void insert(Connection&, FacetId, const Alert&);
  static void readAbove(Connection&, FacetId, const OnFacet&);

  static bool constrains(const AlertFilter&);
  static AlertFilter onFacets(const AlertFilter&);
  static TimeRange timesOf(const AlertFilter& filter) {
    return TimeRange::between(filter.since, filter.until);
  }
};

}  // namespace vedette::storage
