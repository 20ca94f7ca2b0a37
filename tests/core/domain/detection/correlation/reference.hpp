#pragma once

#include <vector>

#include "watch.hpp"

namespace vedette::test {

// What correlation rules mean, without index, order or memory: every window of every group is looked at
// anew. The contributors of all events in the end; of rules over the kinds alone.
Contributors meaningOf(const std::vector<detection::CorrelationRule>&, const std::vector<Seen>&);

}  // namespace vedette::test
