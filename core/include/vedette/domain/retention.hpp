#pragma once

#include <array>
#include <chrono>
#include <optional>

#include "vedette/domain/severity.hpp"

namespace vedette {

// How long things are kept; nothing: for ever.
struct RetentionPolicy {
  using Age = std::optional<std::chrono::seconds>;

  std::array<Age, severities.size()> events{};  // by severity; their age is that of `timestamp`
  Age closedAlerts{};                           // since they were closed

  Age& of(Severity severity) { return events[static_cast<std::size_t>(severity)]; }
  const Age& of(Severity severity) const { return events[static_cast<std::size_t>(severity)]; }
};

}  // namespace vedette
