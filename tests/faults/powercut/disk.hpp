#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "record.hpp"

namespace vedette::faults {

struct Record {
  Op op;
  std::string place;
  std::uint64_t offset = 0;
  std::string data = {};
};

// The records of a journal; one that its program was killed in is left out.
std::vector<Record> readJournal(const std::filesystem::path&);

// The files of one folder, by name.
using Files = std::map<std::string, std::string>;

Files readFiles(const std::filesystem::path& folder);
void writeFiles(const Files&, const std::filesystem::path& folder);  // these, and no others

// Which of what was not synced is on the disk after the power was cut.
enum class Survival {
  Nothing,
  Prefix,  // of each file, what was written up to some moment
  Subset,  // of each file, some writes and not others, some of them torn
};

// A disk whose power can be cut: only what was synced is sure to be there. Content is made so by a sync of
// the file; its name, and that an old one is gone, by a sync of the folder.
class Disk {
 public:
  explicit Disk(const Files& all);  // all of them synced

  void apply(const Record&);
  Files afterCut(Survival, std::mt19937&) const;

 private:
  struct Content {
    std::string synced;
    std::vector<Record> pending;
  };
  using Names = std::map<std::string, std::size_t>;  // the index of its content

  static void apply(const Record&, Content&);
  static void rename(Names&, const Record&, std::size_t created);
  std::string contentAfterCut(const Content&, Survival, std::mt19937&) const;

  std::vector<Content> contents_;
  Names names_, syncedNames_;
  struct NameChange {
    Record record;
    std::size_t created;  // content, by Create
  };
  std::vector<NameChange> pendingNames_;
};

}  // namespace vedette::faults
