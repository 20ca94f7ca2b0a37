#pragma once

#include "vedette/domain/detection/detection.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/recall_progress.hpp"

namespace vedette {

// What detection must know of the time before this program started: the events that correlation rules may
// still need, in the order of their storing, so that a restart in the middle of a window changes nothing; and
// the sources that are to be heard again. Of older events it reads only those whose log source a rule with so
// long a window looks at.
Result<void> recall(const Storage&, Detection&, Timestamp now, RecallProgress&);

}  // namespace vedette
