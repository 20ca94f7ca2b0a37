#include "power.hpp"

#include "fault.hpp"

namespace vedette::faults {

Power::Power(std::filesystem::path folder, Syncs syncs)
    : folder_(std::move(folder)), syncs_(syncs), random_(std::random_device{}()) {}

std::vector<std::string> Power::environment() {
#ifdef VEDETTE_POWERCUT_JOURNAL
  before_ = readFiles(folder_);
  std::filesystem::remove(journal());
  return {"LD_PRELOAD=" VEDETTE_POWERCUT_JOURNAL, "POWERCUT_FOLDER=" + folder_.string(),
          "POWERCUT_JOURNAL=" + journal().string()};
#else
  throw CannotBeDone("nothing can be preloaded into a program under a sanitizer");
#endif
}

void Power::cut() {
  constexpr Survival ways[] = {Survival::Nothing, Survival::Prefix, Survival::Subset};
  Disk disk(before_);
  for (const Record& record : readJournal(journal())) {
    const bool sync = record.op == Op::SyncFile || record.op == Op::SyncNames;
    if (!sync || syncs_ == Syncs::Kept) disk.apply(record);
  }
  Files files = disk.afterCut(ways[cuts_++ % std::size(ways)], random_);
  std::erase_if(files, [](const auto& file) { return file.first.ends_with("-shm"); });  // memory
  writeFiles(files, folder_);
}

}  // namespace vedette::faults
