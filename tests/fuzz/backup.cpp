#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "backup/file/compressed_sink.hpp"
#include "backup/file/file_sink.hpp"
#include "backup/format/backup_reader.hpp"
#include "backup/format/backup_writer.hpp"
#include "backup/format/format.hpp"
#include "backup/problem.hpp"
#include "demand.hpp"
#include "memory_file.hpp"

using namespace vedette;
using namespace vedette::storage;
using namespace vedette::storage::backup;

namespace {

// Whole: compressed, and behind it the right digest.
void writeAround(std::string_view contents, const MemoryFile& file) {
  FileSink sink(file.descriptor());
  sink.write(mark);
  CompressedSink compressed(sink);
  compressed.write(contents);
  compressed.finish();
  sink.write(sink.digest());
}

void standOnce(const std::vector<Column>& columns) {
  std::set<std::string_view> names;
  for (const Column& column : columns) demand(names.insert(column.name).second, "a column stands once");
}

// What a file holds, which is also written to another.
void copy(const MemoryFile& from, const MemoryFile& to) {
  BackupReader reader(from.path());
  BackupReport copied{.program = reader.report().program,
                      .product = reader.report().product,
                      .madeAt = reader.report().madeAt};
  BackupWriter writer(to.descriptor(), copied);
  while (const auto stored = reader.nextTable()) {
    standOnce(stored->columns);
    const Table table{.name = stored->table->name, .key = {}, .columns = stored->columns};
    writer.beginTable(table);
    RowValues row(kindsOf(stored->columns));
    while (reader.row(row)) writer.row(row.values());
    writer.endTable();
  }
  const BackupReport& read = reader.finish();
  writer.finish();
  demand(read.tables == copied.tables, "a backup counts what it holds");
}

}  // namespace

// The contents of a backup, before they are compressed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const MemoryFile file, second, third;
  writeAround({reinterpret_cast<const char*>(data), size}, file);
  try {
    copy(file, second);
  } catch (const Problem& problem) {
    demand(problem.error().kind == ErrorKind::Invalid, "a file that is no backup is refused");
    return 0;
  }
  copy(second, third);
  return 0;
}
