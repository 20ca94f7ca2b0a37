#include "text/name_scopes.hpp"

#include <algorithm>
#include <bitset>
#include <span>

namespace vedette::json {
namespace {

// Whether no two have the same size, first and last letter: most names, and that is soon seen.
bool evidentlyDiffer(std::span<const std::string_view> names) {
  std::bitset<256> seen;
  for (const std::string_view name : names) {
    if (name.empty()) return false;
    const std::size_t mark = (name.size() + name.front() * 5u + name.back() * 23u) % seen.size();
    if (seen[mark]) return false;
    seen[mark] = true;
  }
  return true;
}

std::string_view repeatedOfFew(std::span<const std::string_view> names) {
  if (evidentlyDiffer(names)) return {};
  for (std::size_t later = 1; later < names.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      if (names[earlier] == names[later]) return names[later];
  return {};
}

std::string_view repeatedOfMany(std::span<std::string_view> names) {
  std::sort(names.begin(), names.end());
  const auto found = std::adjacent_find(names.begin(), names.end());
  if (found == names.end()) return {};
  return found[0].data() < found[1].data() ? found[1] : found[0];  // both are views of one text
}

}  // namespace

std::string_view NameScopes::close() {
  const std::size_t start = starts_[--depth_];
  const std::span<std::string_view> names(names_.data() + start, names_.size() - start);
  constexpr std::size_t few = 16;
  const std::string_view repeated = names.size() <= few ? repeatedOfFew(names) : repeatedOfMany(names);
  names_.resize(start);
  return repeated;
}

}  // namespace vedette::json
