#include "disk.hpp"

#include <catch2/catch.hpp>

#include <cstring>
#include <fstream>
#include <set>

#include "temporary_folder.hpp"

namespace vedette::faults {
namespace {

Record write(std::string place, std::uint64_t offset, std::string data) {
  return {Op::Write, std::move(place), offset, std::move(data)};
}

class CutDisk {
 public:
  explicit CutDisk(const Files& before) : disk_(before) {}
  CutDisk& does(const Record& record) {
    disk_.apply(record);
    return *this;
  }
  Files after(Survival survival) { return disk_.afterCut(survival, random_); }

  // All that can come of it.
  std::set<Files> afterMany(Survival survival) {
    std::set<Files> all;
    for (int times = 0; times < 500; ++times) all.insert(after(survival));
    return all;
  }

 private:
  Disk disk_;
  std::mt19937 random_{7};
};

TEST_CASE("what was synced survives a power cut, what was written after that need not") {
  CutDisk disk(Files{{"a", "old"}});
  disk.does(write("a", 0, "new")).does({Op::SyncFile, "a"}).does(write("a", 3, "er"));
  CHECK(disk.after(Survival::Nothing) == Files{{"a", "new"}});
  CHECK(disk.afterMany(Survival::Prefix) == std::set<Files>{{{"a", "new"}}, {{"a", "newer"}}});
}

TEST_CASE("of writes that were not synced any may be there and any not, with a hole in the place of one") {
  CutDisk disk(Files{{"a", ""}});
  disk.does(write("a", 0, "1")).does(write("a", 1, "2"));
  CHECK(disk.afterMany(Survival::Prefix) == std::set<Files>{{{"a", ""}}, {{"a", "1"}}, {{"a", "12"}}});
  CHECK(disk.afterMany(Survival::Subset) ==
        std::set<Files>{{{"a", ""}}, {{"a", "1"}}, {{"a", "12"}}, {{"a", std::string("\0", 1) + "2"}}});
}

TEST_CASE("a write may be torn between sectors") {
  CutDisk disk(Files{{"a", ""}});
  disk.does(write("a", 0, std::string(1'024, 'x')));
  std::set<std::size_t> sizes;
  for (const Files& files : disk.afterMany(Survival::Subset)) sizes.insert(files.at("a").size());
  CHECK(sizes == std::set<std::size_t>{0, 512, 1'024});
}

TEST_CASE("a file that was synced has no name before its folder was synced") {
  CutDisk disk(Files{});
  disk.does({Op::Create, "a"}).does(write("a", 0, "x")).does({Op::SyncFile, "a"});
  CHECK(disk.after(Survival::Nothing).empty());
  CHECK(disk.afterMany(Survival::Prefix) == std::set<Files>{{}, {{"a", "x"}}});
  disk.does({Op::SyncNames, "."});
  CHECK(disk.after(Survival::Nothing) == Files{{"a", "x"}});
}

TEST_CASE("a removed or renamed file may come back until its folder was synced") {
  CutDisk disk(Files{{"a", "1"}, {"b", "2"}});
  disk.does({Op::Unlink, "a"}).does({Op::Rename, "b", 0, "c"});
  CHECK(disk.after(Survival::Nothing) == Files{{"a", "1"}, {"b", "2"}});
  CHECK(disk.afterMany(Survival::Prefix) ==
        std::set<Files>{{{"a", "1"}, {"b", "2"}}, {{"b", "2"}}, {{"c", "2"}}});
  disk.does({Op::SyncNames, "."});
  CHECK(disk.after(Survival::Nothing) == Files{{"c", "2"}});
}

TEST_CASE("a file that is cut short is so once that was synced") {
  CutDisk disk(Files{{"a", "long"}});
  disk.does({Op::Truncate, "a", 1});
  CHECK(disk.after(Survival::Nothing) == Files{{"a", "long"}});
  disk.does({Op::SyncFile, "a"});
  CHECK(disk.after(Survival::Nothing) == Files{{"a", "l"}});
}

TEST_CASE("a journal is read up to the record in which its program was killed") {
  const app::TemporaryFolder folder;
  RecordHead head{Op::Write, 0, 1, 3, 9};
  std::string record(sizeof head, '\0');
  std::memcpy(record.data(), &head, sizeof head);
  record += "axyz";
  const auto file = folder.write("journal", record + record.substr(0, record.size() - 1));
  const auto records = readJournal(file);
  REQUIRE(records.size() == 1);
  CHECK(records[0].op == Op::Write);
  CHECK(records[0].place == "a");
  CHECK(records[0].offset == 9);
  CHECK(records[0].data == "xyz");
}

}  // namespace
}  // namespace vedette::faults
