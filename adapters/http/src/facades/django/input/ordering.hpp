#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "vedette/domain/page.hpp"

namespace vedette::http::django {

template <class Key, std::size_t N>
using OrderingNames = std::array<std::pair<std::string_view, Key>, N>;

// "-severity" descends. Unknown names are dropped, as is a key that came before; `fallback` when none is
// left.
template <class Key, std::size_t N>
std::vector<Order<Key>> orderOf(const std::vector<std::string_view>& parts,
                                const OrderingNames<Key, N>& names, std::vector<Order<Key>> fallback) {
  std::vector<Order<Key>> order;
  for (std::string_view part : parts) {
    const bool descending = part.starts_with('-');
    if (descending) part.remove_prefix(1);
    const auto known =
        std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.first == part; });
    if (known == names.end()) continue;
    const auto isSame = [&](const Order<Key>& earlier) { return earlier.key == known->second; };
    if (std::none_of(order.begin(), order.end(), isSame)) order.push_back({known->second, descending});
  }
  return order.empty() ? std::move(fallback) : std::move(order);
}

}  // namespace vedette::http::django
