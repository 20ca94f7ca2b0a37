#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "spool/files/frame.hpp"
#include "spool_fixture.hpp"

namespace vedette::ingest {
namespace {

using Uids = std::vector<std::string>;

// The bytes of a file with three records, each of one event, and where the third begins.
struct ThreeRecords {
  std::string bytes;
  std::size_t third = 0;
};

ThreeRecords threeRecords() {
  const SpoolPlace place;
  const auto spool = place.open();
  REQUIRE(append(*spool, "a"));
  REQUIRE(append(*spool, "b"));
  const std::size_t third = spool->figures().bytes;
  REQUIRE(append(*spool, "c"));
  return {SpoolPlace::read(place.files().at(0)), third};
}

Uids waitingIn(const SpoolPlace& place) { return uidsOf(place.open()->front(100).value()); }

TEST_CASE("a last record that is cut off at any byte is left out, and the others are there") {
  const ThreeRecords made = threeRecords();
  for (std::size_t size = made.third; size < made.bytes.size(); ++size) {
    const SpoolPlace place;
    fs::create_directory(place.folder());
    SpoolPlace::write(place.folder() / "000000000001.spool", made.bytes.substr(0, size));
    const auto spool = place.open();
    REQUIRE(uidsOf(spool->front(100).value()) == Uids{"a-0", "b-0"});
    REQUIRE(spool->figures().unread == size - made.third);
    REQUIRE(append(*spool, "d"));
    REQUIRE(uidsOf(spool->front(100).value()) == Uids{"a-0", "b-0", "d-0"});
  }
}

TEST_CASE("a record that is damaged in the midst is left out, told and kept, and the others are there") {
  const ThreeRecords made = threeRecords();
  std::string damaged = made.bytes;
  damaged[made.third - 10] ^= 1;
  const SpoolPlace place;
  fs::create_directory(place.folder());
  SpoolPlace::write(place.folder() / "000000000001.spool", damaged);
  const auto spool = place.open();
  CHECK(uidsOf(spool->front(100).value()) == Uids{"a-0", "c-0"});
  CHECK(spool->figures().unread > 0);
  spool->pop();
  CHECK(spool->empty());
  CHECK(place.files().empty());
  REQUIRE(place.files(".unread").size() == 1);
  CHECK(SpoolPlace::read(place.files(".unread").at(0)) == damaged);
}

TEST_CASE("a file of nothing but zeros or rubbish hides no other one") {
  const SpoolPlace place;
  fs::create_directory(place.folder());
  SpoolPlace::write(place.folder() / "000000000001.spool", std::string(100, '\0'));
  SpoolPlace::write(place.folder() / "000000000002.spool", threeRecords().bytes);
  SpoolPlace::write(place.folder() / "000000000003.spool", "");
  SpoolPlace::write(place.folder() / "notes.txt", "not ours");
  CHECK(waitingIn(place) == Uids{"a-0", "b-0", "c-0"});
}

TEST_CASE("a record that is whole and makes no sense is set aside") {
  const SpoolPlace place;
  fs::create_directory(place.folder());
  const std::string strange = encode({1, Timestamp{}, "{\"from\":\"the future\"}\n"});
  SpoolPlace::write(place.folder() / "000000000001.spool", strange + threeRecords().bytes);
  CHECK(waitingIn(place) == Uids{"a-0", "b-0", "c-0"});
  CHECK(SpoolPlace::read(place.folder() / "set-aside.ndjson") == "{\"from\":\"the future\"}\n");
}

TEST_CASE("a spool belongs to its owner alone, and to one process") {
  const SpoolPlace place;
  const auto spool = place.open();
  REQUIRE(append(*spool, "a"));
  const auto modeOf = [](const fs::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777;
  };
  CHECK(modeOf(place.folder()) == 0700);
  CHECK(modeOf(place.files().at(0)) == 0600);
  const auto second = Spool::open({place.folder()});
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == ErrorKind::Conflict);
}

TEST_CASE("a spool that cannot be made says where and why") {
  const SpoolPlace place;
  const fs::path file = place.folder().parent_path() / "file";
  SpoolPlace::write(file, "in the way");
  const auto refused = Spool::open({file / "spool"});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find((file / "spool").string()) != std::string::npos);
  CHECK_FALSE(Spool::open({file}));
}

TEST_CASE("a folder that is gone refuses, and what was taken before is not forgotten") {
  const SpoolPlace place;
  const auto spool = place.open();
  fs::remove_all(place.folder());
  const auto refused = append(*spool, "a");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find(place.folder().string()) == std::string::npos);
  CHECK(spool->figures().failure.find(place.folder().string()) != std::string::npos);
  CHECK(spool->empty());
  CHECK(spool->figures().events == 0);
  fs::create_directory(place.folder());
  CHECK(append(*spool, "a"));
  CHECK(spool->figures().failure.empty());
}

}  // namespace
}  // namespace vedette::ingest
