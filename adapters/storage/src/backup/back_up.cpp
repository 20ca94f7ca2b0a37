#include <unistd.h>

#include "backup/checks.hpp"
#include "backup/copy_out.hpp"
#include "backup/file/new_file.hpp"
#include "schema/schema.hpp"
#include "vedette/storage/backup.hpp"

namespace vedette::storage {
namespace {

using namespace backup;

BackupReport headOf(const BackupOptions& options, Product product) {
  const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
  return {.program = options.program,
          .product = product == Product::Sqlite ? "SQLite" : "PostgreSQL",
          .madeAt = now,
          .tables = {}};
}

// One transaction that reads: what is written meanwhile is not in it.
class SnapshotBackup {
 public:
  SnapshotBackup(const Dialect& dialect, Product product, const BackupOptions& options, Position& at)
      : dialect_(dialect), product_(product), options_(options), at_(at) {}

  BackupReport into(int descriptor) {
    Connection connection(dialect_, Access::Read);
    connection.session().begin();
    requireThisSchema(connection, migrationsFor(product_));
    BackupReport report = headOf(options_, product_);
    BackupWriter writer(descriptor, report);
    CopyOut(connection, writer, options_.onRows, at_).everything();
    connection.session().commit();
    writer.finish();
    return report;
  }

  BackupReport intoFile(const std::filesystem::path& path) {
    NewFile file(path, options_.replace);
    BackupReport report = into(file.descriptor());
    if (options_.verify) verify(file, report);
    file.publish();
    return report;
  }

 private:
  void verify(const NewFile& file, const BackupReport& written) {
    const auto read = checkBackup(file.readablePath(), [](std::uint64_t) {});
    if (!read) throw Problem(read.error());
    if (read->tables != written.tables) throw Problem(unavailable("What was written is not what was read."));
  }

  const Dialect& dialect_;
  Product product_;
  const BackupOptions& options_;
  Position& at_;
};

}  // namespace

std::uint64_t BackupReport::rows() const {
  std::uint64_t sum = 0;
  for (const TableCount& table : tables) sum += table.rows;
  return sum;
}

Result<BackupReport> backUp(const StorageSettings& settings, const std::filesystem::path& file,
                            const BackupOptions& options) {
  const auto location = locate(settings.url);
  if (!location) return location.error();
  const auto dialect = dialectFor(*location, settings);
  Position at;
  return guarded(*dialect, at, [&] {
    SnapshotBackup snapshot(*dialect, location->product, options, at);
    return file == standardStream ? snapshot.into(STDOUT_FILENO) : snapshot.intoFile(file);
  });
}

}  // namespace vedette::storage
