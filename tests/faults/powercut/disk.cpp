#include "disk.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

namespace vedette::faults {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t sectorBytes = 512;

std::string contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void change(std::string& content, const Record& record, std::size_t bytes) {
  if (record.op == Op::Truncate) return content.resize(record.offset);
  content.resize(std::max<std::size_t>(content.size(), record.offset + bytes));
  content.replace(record.offset, bytes, record.data, 0, bytes);
}

bool oneIn(unsigned chances, std::mt19937& random) { return random() % chances == 0; }

// A write may be cut off between two sectors.
std::size_t bytesAfterCut(const Record& record, std::mt19937& random) {
  const std::size_t sectors = record.data.size() / sectorBytes;
  return sectors > 0 && oneIn(3, random) ? random() % (sectors + 1) * sectorBytes : record.data.size();
}

}  // namespace

std::vector<Record> readJournal(const fs::path& file) {
  const std::string bytes = contentOf(file);
  std::vector<Record> records;
  for (std::size_t at = 0; at + sizeof(RecordHead) <= bytes.size();) {
    RecordHead head;
    std::memcpy(&head, bytes.data() + at, sizeof head);
    at += sizeof head;
    if (at + head.pathBytes + head.dataBytes > bytes.size()) break;
    records.push_back({head.op, bytes.substr(at, head.pathBytes), head.offset,
                       bytes.substr(at + head.pathBytes, head.dataBytes)});
    at += head.pathBytes + head.dataBytes;
  }
  return records;
}

Files readFiles(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) files[entry.path().filename()] = contentOf(entry.path());
  return files;
}

void writeFiles(const Files& files, const fs::path& folder) {
  for (const auto& [name, content] : readFiles(folder)) fs::remove(folder / name);
  for (const auto& [name, content] : files) {
    std::ofstream(folder / name, std::ios::binary) << content;
    fs::permissions(folder / name, fs::perms::owner_read | fs::perms::owner_write);
  }
}

Disk::Disk(const Files& all) {
  for (const auto& [name, content] : all) {
    names_[name] = contents_.size();
    contents_.push_back({content, {}});
  }
  syncedNames_ = names_;
}

void Disk::apply(const Record& record) {
  switch (record.op) {
    case Op::Create:
      contents_.emplace_back();
      [[fallthrough]];
    case Op::Unlink:
    case Op::Rename:
      pendingNames_.push_back({record, contents_.size() - 1});
      return rename(names_, record, contents_.size() - 1);
    case Op::SyncNames:
      pendingNames_.clear();
      syncedNames_ = names_;
      return;
    default:
      if (const auto named = names_.find(record.place); named != names_.end())
        apply(record, contents_[named->second]);
  }
}

void Disk::apply(const Record& record, Content& content) {
  if (record.op != Op::SyncFile) return content.pending.push_back(record);
  for (const Record& each : content.pending) change(content.synced, each, each.data.size());
  content.pending.clear();
}

void Disk::rename(Names& names, const Record& record, std::size_t created) {
  if (record.op == Op::Create) {
    names[record.place] = created;
  } else if (auto named = names.extract(record.place); named && record.op == Op::Rename) {
    names[record.data] = named.mapped();
  }
}

// Changes of names keep their order on every file system with a journal of its own.
Files Disk::afterCut(Survival survival, std::mt19937& random) const {
  Names names = syncedNames_;
  const std::size_t changes = survival == Survival::Nothing ? 0 : random() % (pendingNames_.size() + 1);
  for (std::size_t i = 0; i < changes; ++i) rename(names, pendingNames_[i].record, pendingNames_[i].created);
  Files files;
  for (const auto& [name, content] : names)
    files[name] = contentAfterCut(contents_[content], survival, random);
  return files;
}

std::string Disk::contentAfterCut(const Content& content, Survival survival, std::mt19937& random) const {
  std::string bytes = content.synced;
  std::size_t kept = 0;
  if (survival == Survival::Subset) kept = content.pending.size();
  if (survival == Survival::Prefix) kept = random() % (content.pending.size() + 1);
  for (std::size_t i = 0; i < kept; ++i) {
    if (survival == Survival::Subset && oneIn(2, random)) continue;
    const bool last = survival == Survival::Subset || i + 1 == kept;
    change(bytes, content.pending[i],
           last ? bytesAfterCut(content.pending[i], random) : content.pending[i].data.size());
  }
  return bytes;
}

}  // namespace vedette::faults
