#pragma once

#include "vedette/domain/detection/detection.hpp"
#include "vedette/ports/storage.hpp"

namespace vedette {

// Shows correlation rules the stored events that they may still need, in the order of their storing: so a
// restart in the middle of a window changes nothing.
Result<void> recallEvents(const Storage&, Detection&, Timestamp now);

}  // namespace vedette
