#include "commands/backup/report_backup.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <ostream>

namespace vedette::app {

Progress progressOn(Console& console, std::string deed) {
  return {console.err, std::move(deed), ::isatty(STDERR_FILENO) == 1};
}

int finish(Console& console, const Result<storage::BackupReport>& result, std::string_view deed) {
  if (!result) return report(console, result.error());
  console.err << fmt::format("{} {} rows of {} tables, {} (of {}, {}, by Vedette {})\n", deed,
                             grouped(result->rows()), result->tables.size(), sizeText(result->bytes),
                             result->product, formatTimestamp(result->madeAt), result->program);
  return exit_status::ok;
}

}  // namespace vedette::app
