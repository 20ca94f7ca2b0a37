#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "vedette/ports/storage.hpp"

namespace vedette::contract {

// Everything that a storage holds, as text: equal before and after a transaction that was rolled back.
std::vector<std::string> contentOf(const Stores&);

// One row of every kind, as one unit of work; `name` tells units apart.
Result<void> storeOneOfEach(Stores&, const std::string& name);

}  // namespace vedette::contract
