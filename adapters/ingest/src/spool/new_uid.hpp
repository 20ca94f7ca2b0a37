#pragma once

#include <string>

#include "vedette/domain/timestamp.hpp"
#include "vedette/ports/randomness.hpp"

namespace vedette::ingest {

// For an event whose sender chose none and whose id is not known: a UUIDv7 (RFC 9562), so that uids keep to
// the order of time.
std::string newUid(Timestamp, const Randomness&);

}  // namespace vedette::ingest
