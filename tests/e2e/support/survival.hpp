#pragma once

#include <set>
#include <string>

#include "installation.hpp"
#include "load.hpp"
#include "stored.hpp"

namespace vedette::e2e {

void waitForAcknowledged(const Load&, std::size_t count);

// Each acknowledged event is there, each severe event has its one alert, and no alert lacks its event.
void checkWhole(const Stored&, const std::set<std::string>& acknowledged);

// Kills the server five times under load, and checks what is there when it has started again.
void surviveKills(Installation&);

// Backs one up under load and restores it as the other, both verified, and checks that each event that was
// acknowledged before the backup began is there.
void moveUnderLoad(Installation& from, Installation& to);

}  // namespace vedette::e2e
