#include "backup/format/backup_reader.hpp"

#include <algorithm>

#include "backup/format/damage.hpp"
#include "backup/format/format.hpp"
#include "backup/format/kind_names.hpp"

namespace vedette::storage::backup {
namespace {

// The next bytes of the file, fewer at its end.
std::string take(DigestedFile& file, std::size_t count) {
  std::string taken;
  while (taken.size() < count) {
    const std::string_view next = file.peek().substr(0, count - taken.size());
    if (next.empty()) break;
    taken += next;
    file.take(next.size());
  }
  return taken;
}

}  // namespace

BackupReader::BackupReader(const std::filesystem::path& path) : file_(path) {
  readMark();
  readHead();
}

void BackupReader::readMark() {
  const std::string found = take(file_, mark.size());
  if (found == mark) return;
  if (mark.starts_with(found)) throw cutOff(found.size());
  if (found.starts_with(markBegin))
    throw tooNew("the version of its format is not " + std::string(1, mark[markBegin.size()]));
  throw Problem(invalid("The file is no backup of Vedette."));
}

void BackupReader::readHead() {
  report_.program = decoder_.text();
  report_.product = decoder_.text();
  report_.madeAt = fromMicroseconds(decoder_.integer());
  const std::uint64_t contents = decoder_.number();
  if (contents > contentsVersion)
    throw tooNew("Vedette " + report_.program + " wrote contents of version " + std::to_string(contents) +
                 ", this one knows up to " + std::to_string(contentsVersion));
}

std::optional<StoredTable> BackupReader::nextTable() {
  const std::string name = decoder_.text();
  if (name.empty()) return std::nullopt;
  StoredTable stored = readTable(name);
  report_.tables.push_back({name});
  return stored;
}

StoredTable BackupReader::readTable(const std::string& name) {
  StoredTable stored{findTable(name), {}};
  const auto isKnown = [&](const TableCount& count) { return count.table == name; };
  if (!stored.table || std::any_of(report_.tables.begin(), report_.tables.end(), isKnown)) throw changed();
  const std::uint64_t columns = decoder_.number();
  if (columns == 0 || columns > mostColumns) throw changed();
  for (std::uint64_t i = 0; i < columns; ++i) {
    const Column* column = stored.table->find(decoder_.text());
    if (!column || decoder_.text() != nameOf(column->kind)) throw changed();
    const auto isIt = [&](const Column& known) { return known.name == column->name; };
    if (std::any_of(stored.columns.begin(), stored.columns.end(), isIt)) throw changed();
    stored.columns.push_back(*column);
  }
  return stored;
}

bool BackupReader::row(RowValues& row) {
  if (!decoder_.row(row)) return false;
  ++report_.tables.back().rows;
  return true;
}

const BackupReport& BackupReader::finish() {
  readCounts();
  compareDigest();
  report_.bytes = file_.taken();
  return report_;
}

void BackupReader::readCounts() {
  if (decoder_.number() != report_.tables.size()) throw changed();
  for (const TableCount& read : report_.tables)
    if (TableCount{decoder_.text(), decoder_.number()} != read) throw changed();
  if (!decoder_.atEnd()) throw changed();
}

void BackupReader::compareDigest() {
  const std::string expected = file_.digest();
  const std::string found = take(file_, Sha256::size);
  if (found.size() < Sha256::size) throw cutOff(file_.taken());
  if (found != expected || !file_.peek().empty()) throw changed();
}

}  // namespace vedette::storage::backup
