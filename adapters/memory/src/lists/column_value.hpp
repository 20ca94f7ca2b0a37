#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace vedette::memory {

// The enumerator below `count` that the digits name.
template <class Enum>
std::optional<Enum> readEnum(std::string_view digits, std::size_t count) {
  unsigned value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (problem != std::errc{} || end != digits.data() + digits.size() || value >= count) return std::nullopt;
  return static_cast<Enum>(value);
}

template <class Enum>
std::string writeEnum(Enum value) {
  return std::to_string(static_cast<unsigned>(value));
}

}  // namespace vedette::memory
