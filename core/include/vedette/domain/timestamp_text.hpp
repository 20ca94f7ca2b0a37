#pragma once

#include <array>

#include "vedette/domain/timestamp.hpp"

namespace vedette {

// What formatTimestamp() gives, for who has a place for it.
using TimestampText = std::array<char, 27>;
TimestampText textOf(Timestamp);

}  // namespace vedette
