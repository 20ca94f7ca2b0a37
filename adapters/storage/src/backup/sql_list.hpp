#pragma once

#include <string>
#include <string_view>

namespace vedette::storage::backup {

// Appends one more to a list as SQL writes it.
inline void addTo(std::string& list, std::string_view item) {
  if (!list.empty()) list += ", ";
  list += item;
}

template <class Names>
std::string listOf(const Names& names) {
  std::string list;
  for (const auto& name : names) addTo(list, name);
  return list;
}

// The names of things that have one.
template <class Things>
std::string namesOf(const Things& things) {
  std::string list;
  for (const auto& thing : things) addTo(list, thing.name);
  return list;
}

// ?, ?, ?
inline std::string placesFor(std::size_t count) {
  std::string list;
  while (count-- > 0) addTo(list, "?");
  return list;
}

}  // namespace vedette::storage::backup
