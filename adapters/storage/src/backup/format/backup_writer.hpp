#pragma once

#include "backup/catalogue.hpp"
#include "backup/file/compressed_sink.hpp"
#include "backup/file/file_sink.hpp"
#include "backup/format/encoder.hpp"
#include "vedette/storage/backup.hpp"

namespace vedette::storage::backup {

// Writes a file of format.hpp from its beginning to its end. `report` gives the head, and gets the counts.
class BackupWriter {
 public:
  BackupWriter(int descriptor, BackupReport& report);

  void beginTable(const Table&);
  void row(Values);
  void endTable();
  void finish();

 private:
  BackupReport& report_;
  FileSink file_;
  CompressedSink compressed_{file_};
  Encoder encoder_{compressed_};
};

}  // namespace vedette::storage::backup
