#pragma once

#include <functional>

#include "../service/installation.hpp"
#include "invocation.hpp"

namespace vedette::app {

// Says on standard error what went wrong, a line for each broken field.
int report(Console&, const Error&, int status = exit_status::failed);

// Loads the settings and does `work` with them; wrong settings are a usage error.
int withSettings(Invocation&, const std::function<int(const LoadedSettings&)>& work);

// The same with the core on its database, beside a server that may be running.
int withInstallation(Invocation&, const std::function<int(Installation&)>& work);

}  // namespace vedette::app
