#include "backup/format/backup_reader.hpp"
#include "backup/problem.hpp"

namespace vedette::storage {
namespace {

using namespace backup;

constexpr std::uint64_t rowsPerCall = 4096;

BackupReport readThrough(const std::filesystem::path& file, const OnRows& onRows) {
  BackupReader reader(file);
  std::uint64_t rows = 0;
  while (const auto stored = reader.nextTable()) {
    RowValues row(kindsOf(stored->columns));
    while (reader.row(row))
      if (++rows % rowsPerCall == 0) onRows(rows);
  }
  return reader.finish();
}

}  // namespace

Result<BackupReport> checkBackup(const std::filesystem::path& file, const OnRows& onRows) {
  try {
    return readThrough(file, onRows);
  } catch (const Problem& problem) {
    return problem.error();
  } catch (const std::exception& problem) {
    return unavailable(std::string("The backup cannot be read: ") + problem.what() + ".");
  }
}

}  // namespace vedette::storage
