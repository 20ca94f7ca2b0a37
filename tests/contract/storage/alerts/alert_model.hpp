#pragma once

#include <random>
#include <string>
#include <vector>

#include "vedette/domain/alerts/alert_change.hpp"
#include "vedette/domain/alerts/alert_filter.hpp"

namespace vedette::contract {

// Ids of the alerts that the query's filter selects, in the query's order: by brute force.
std::vector<AlertId> selectedIds(const std::vector<Alert>&, const AlertQuery&);

// What a query asks, for people.
std::string describe(const AlertFilter&);
std::string describe(const AlertOrder&);

// Drafts, changes and questions out of few values, so that ties, folds and hits are common.
class AlertGenerator {
 public:
  explicit AlertGenerator(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return random_() % count; }
  AlertDraft draft(const std::vector<EventId>& events);
  AlertPatch patch();
  AlertFilter filter();  // each field with a chance of its own
  AlertOrder order();    // none to three keys
  Timestamp time();

 private:
  bool oneIn(std::size_t count) { return below(count) == 0; }
  template <class T>
  T oneOf(const std::vector<T>& values) {
    return values[below(values.size())];
  }
  template <class T>
  std::vector<T> someOf(const std::vector<T>& values);

  std::mt19937 random_;
};

}  // namespace vedette::contract
