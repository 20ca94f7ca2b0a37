#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sql/connection.hpp"

namespace vedette::storage {

// The rows that `select` finds by a list of ids, in the order of the ids.
template <class T, class Read>
std::vector<T> fetchInOrder(Connection& connection, const std::string& select, Columns columns,
                            const std::vector<std::int64_t>& ids, Read read) {
  std::vector<T> found;
  if (ids.empty()) return found;
  found.reserve(ids.size());
  connection.each(select, columns, {ids}, [&](Row& row) { found.push_back(read(row)); });
  std::unordered_map<std::int64_t, std::size_t> places;
  for (std::size_t i = 0; i < ids.size(); ++i) places.emplace(ids[i], i);
  std::vector<std::size_t> order(ids.size(), found.size());
  for (std::size_t i = 0; i < found.size(); ++i) order[places.at(found[i].id)] = i;
  std::vector<T> ordered;
  ordered.reserve(found.size());
  for (const std::size_t i : order)
    if (i < found.size()) ordered.push_back(std::move(found[i]));
  return ordered;
}

}  // namespace vedette::storage
