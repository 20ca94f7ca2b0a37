#pragma once

#include <cstdint>
#include <functional>

#include "service/log/log.hpp"
#include "vedette/app/settings.hpp"

namespace vedette::app {

// From settings to a running server and back. `serving` is called with the port once requests are answered;
// what it waits for is the time to stop. Then the server drains: requests in flight are answered, queued
// events stored. An Error: it could not start.
Result<void> runServer(const Settings&, Log&, const std::function<void(std::uint16_t port)>& serving);

}  // namespace vedette::app
