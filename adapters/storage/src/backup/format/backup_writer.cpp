#include "backup/format/backup_writer.hpp"

#include "backup/format/format.hpp"
#include "backup/format/kind_names.hpp"

namespace vedette::storage::backup {

BackupWriter::BackupWriter(int descriptor, BackupReport& report) : report_(report), file_(descriptor) {
  file_.write(mark);
  encoder_.text(report.program);
  encoder_.text(report.product);
  encoder_.integer(toMicroseconds(report.madeAt));
  encoder_.number(contentsVersion);
}

void BackupWriter::beginTable(const Table& table) {
  report_.tables.push_back({std::string(table.name)});
  encoder_.text(table.name);
  encoder_.number(table.columns.size());
  for (const Column& column : table.columns) {
    encoder_.text(column.name);
    encoder_.text(nameOf(column.kind));
  }
}

void BackupWriter::row(Values values) {
  encoder_.row(values);
  ++report_.tables.back().rows;
}

void BackupWriter::endTable() { encoder_.number(0); }

void BackupWriter::finish() {
  encoder_.text("");
  encoder_.number(report_.tables.size());
  for (const TableCount& count : report_.tables) {
    encoder_.text(count.table);
    encoder_.number(count.rows);
  }
  encoder_.flush();
  compressed_.finish();
  file_.write(file_.digest());
  report_.bytes = file_.bytes();
}

}  // namespace vedette::storage::backup
