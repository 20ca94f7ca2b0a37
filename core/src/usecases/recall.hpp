#pragma once

#include "vedette/domain/detection/detection.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/recall_progress.hpp"

namespace vedette {

// Shows what correlation rules may still need: the stored events up to the last one, in the order of their
// storing, from where the recollection stands, so that a restart or a change of rules in the middle of a
// window changes nothing. Of older events it reads only those whose log source a rule with so long a window
// looks at.
Result<void> recall(const Storage&, Recollection&, Timestamp now, RecallProgress&);

// The sources that are to be heard again.
Result<void> recallSources(const Storage&, Detection&, Timestamp now);

}  // namespace vedette
