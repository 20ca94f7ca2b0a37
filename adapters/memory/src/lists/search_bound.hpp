#pragma once

#include <vector>

#include "vedette/domain/alerts/alert_filter.hpp"
#include "vedette/domain/events/event_filter.hpp"

namespace vedette::memory {

// The filter without what makes it a search.
EventFilter withoutSearch(EventFilter);
AlertFilter withoutSearch(AlertFilter);

// Invalid: the search would read more than maxSearched rows.
Error tooManyToSearch();

// Those of the rows that the filter selects; Invalid when a search would have to look at too many.
template <class Row, class Filter>
Result<std::vector<const Row*>> selected(std::vector<const Row*> rows, const Filter& filter) {
  if (filter.searches()) {
    std::erase_if(rows, [broad = withoutSearch(filter)](const Row* row) { return !broad.matches(*row); });
    if (rows.size() > maxSearched) return tooManyToSearch();
  }
  std::erase_if(rows, [&](const Row* row) { return !filter.matches(*row); });
  return rows;
}

}  // namespace vedette::memory
