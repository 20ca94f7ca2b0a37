#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "query_reader.hpp"
#include "vedette/domain/page.hpp"

namespace vedette::http {

// limit, offset (or its alias skip) and cursor.
PageRequest readPage(QueryReader&, std::size_t maxLimit);

// The names that an ordering may use.
template <class Key, std::size_t N>
using OrderNames = std::array<std::pair<std::string_view, Key>, N>;

// One "-name": the index of the name and whether it descends. Nothing, and a problem, when it is not a name.
std::optional<std::pair<std::size_t, bool>> readOrderName(QueryReader&, const std::string& text,
                                                          const std::vector<std::string>& allowed);

// ordering=-created_at,severity. Empty when it is not given.
template <class Key, std::size_t N>
std::vector<Order<Key>> readOrdering(QueryReader& query, const OrderNames<Key, N>& names) {
  std::vector<std::string> allowed;
  for (const auto& [name, key] : names) allowed.emplace_back(name);
  std::vector<Order<Key>> order;
  for (const std::string& text : query.texts("ordering")) {
    const auto found = readOrderName(query, text, allowed);
    if (!found) continue;
    const Key key = names[found->first].second;
    for (const Order<Key>& earlier : order)
      if (earlier.key == key)
        query.problem({"ordering", Violation::BadFormat, "A name may stand only once in an ordering.", text});
    order.push_back({key, found->second});
  }
  return order;
}

}  // namespace vedette::http
