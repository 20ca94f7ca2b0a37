#include <fcntl.h>

#include <functional>

#include "backup/catalogue.hpp"
#include "backup/file/compressed_sink.hpp"
#include "backup/file/descriptor.hpp"
#include "backup/file/file_sink.hpp"
#include "backup/format/encoder.hpp"
#include "backup/format/format.hpp"
#include "backup_place.hpp"
#include "contents.hpp"
#include "place.hpp"

namespace vedette::test {
namespace {

using namespace storage::backup;
using Catch::Contains;

// A whole file around contents that another version of the program would have written.
void craft(const std::filesystem::path& path, std::uint64_t contents,
           const std::function<void(Encoder&)>& tables) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600));
  FileSink sink(file.number());
  sink.write(mark);
  CompressedSink compressed(sink);
  Encoder encoder(compressed);
  encoder.text("0.0.1");
  encoder.text("SQLite");
  encoder.integer(0);
  encoder.number(contents);
  tables(encoder);
  encoder.flush();
  compressed.finish();
  sink.write(sink.digest());
}

void sessionsWith(Encoder& encoder, std::string_view column, std::uint64_t counted) {
  encoder.text("sessions");
  encoder.number(2);
  encoder.text("id");
  encoder.text("text");
  encoder.text(column);
  encoder.text("integer");
  encoder.number(0);
  encoder.text("");
  encoder.number(1);
  encoder.text("sessions");
  encoder.number(counted);
}

// One account, of a time when `last_login_at` was not stored yet.
void olderUsers(Encoder& encoder) {
  const Table& users = *findTable("users");
  encoder.text("users");
  encoder.number(users.columns.size() - 1);
  for (const Column& column : std::span(users.columns).first(users.columns.size() - 1)) {
    encoder.text(column.name);
    encoder.text(column.kind == storage::Kind::Integer   ? "integer"
                 : column.kind == storage::Kind::Time    ? "time"
                 : column.kind == storage::Kind::Boolean ? "boolean"
                                                         : "text");
  }
  const std::vector<storage::Value> row{7, "ada", "ada", "", "", "", "admin", true, "hash", Timestamp{}};
  encoder.row(row);
  encoder.number(0);
  encoder.text("");
  encoder.number(1);
  encoder.text("users");
  encoder.number(1);
}

Error checked(const std::filesystem::path& file) {
  return refusal(storage::checkBackup(file, [](std::uint64_t) {}));
}

TEST_CASE("a backup of a newer format or with newer contents is refused as newer") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "b";
  craft(file, contentsVersion + 1, [](Encoder& encoder) { encoder.text("a table of the future"); });
  CHECK_THAT(checked(file).message, Contains("newer than this program") && Contains("0.0.1"));
  std::string bytes = bytesOf(file);
  bytes[markBegin.size()] = '2';
  write(file, bytes);
  CHECK_THAT(checked(file).message, Contains("newer than this program") && Contains("format"));
}

TEST_CASE("columns that the program does not know and wrong numbers of rows are refused") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "b";
  const auto crafted = [&](std::string_view column, std::uint64_t counted) {
    craft(file, contentsVersion, [&](Encoder& encoder) { sessionsWith(encoder, column, counted); });
    return storage::checkBackup(file, [](std::uint64_t) {});
  };
  CHECK(crafted("user_id", 0).has_value());
  CHECK_FALSE(crafted("user_id", 1).has_value());
  CHECK_FALSE(crafted("no_such_column", 0).has_value());
  CHECK_FALSE(crafted("created_at", 0).has_value());  // is no integer
}

TEST_CASE("a column that an older backup lacks takes its default") {
  const TemporaryFolder folder;
  const auto place = makePlace();
  const auto database = openMigrated(place->url());
  craft(folder.path() / "b", contentsVersion, olderUsers);
  CHECK(demand(storage::restore({place->url()}, folder.path() / "b", {.verify = true})).rows() == 1);
  const auto user = database->reading([](const Stores& stores) { return stores.users.find(7); });
  REQUIRE(user.has_value());
  CHECK(user->username == "ada");
  CHECK_FALSE(user->lastLoginAt);
}

}  // namespace
}  // namespace vedette::test
