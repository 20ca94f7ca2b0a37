#include "lists/search_bound.hpp"

#include <string>

namespace vedette::memory {

EventFilter withoutSearch(EventFilter filter) {
  filter.text.clear();
  filter.attributes.clear();
  return filter;
}

AlertFilter withoutSearch(AlertFilter filter) {
  filter.text.clear();
  filter.entities.clear();
  return filter;
}

Error tooManyToSearch() {
  return {ErrorKind::Invalid, "The search would read more than " + std::to_string(maxSearched) +
                                  " rows. Narrow it by time, severity, source or another filter."};
}

}  // namespace vedette::memory
