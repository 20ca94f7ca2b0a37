#pragma once

#include <string_view>

#include "commands/backup/progress.hpp"
#include "commands/outcome.hpp"
#include "vedette/storage/backup.hpp"

namespace vedette::app {

// On standard error, when that is a terminal.
Progress progressOn(Console&, std::string deed);

// One line on standard error: what was done, or why not.
int finish(Console&, const Result<storage::BackupReport>&, std::string_view deed);

}  // namespace vedette::app
