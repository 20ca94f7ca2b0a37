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

}  // namespace vedette::e2e
