#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/timestamp.hpp"

namespace vedette {

// How the matches of a rule fold into one alert: those of one key do that are no further apart than the
// window.
struct Dedup {
  // Attribute paths; what is absent in an event counts as empty. Without a key: the addresses, users and
  // hosts that an event comes from, or its source when it names none; of a correlation rule its group.
  std::optional<std::vector<std::string>> key = {};
  std::optional<Timestamp::duration> window =
      std::chrono::minutes(15);  // absent: as long as the alert is open

  bool operator==(const Dedup&) const = default;
};

}  // namespace vedette
