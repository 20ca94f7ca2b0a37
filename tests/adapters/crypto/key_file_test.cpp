#include "vedette/crypto/key_file.hpp"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <thread>
#include <vector>

using namespace vedette;
using vedette::crypto::loadOrCreateKey;
namespace fs = std::filesystem;

namespace {

// A folder that goes with the test.
struct Folder {
  Folder() {
    std::string name = (fs::temp_directory_path() / "vedette-key-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()));
    path = name;
  }
  ~Folder() { fs::remove_all(path); }
  fs::path path;
};

fs::path fileWith(const Folder& folder, const std::string& content, mode_t mode = 0600) {
  const fs::path path = folder.path / "token.key";
  std::ofstream(path) << content;
  REQUIRE(::chmod(path.c_str(), mode) == 0);
  return path;
}

const std::string digits = "000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F";

}  // namespace

TEST_CASE("a key that is not there is made, for its owner alone, and found again") {
  const Folder folder;
  const fs::path path = folder.path / "token.key";
  const auto made = loadOrCreateKey(path);
  REQUIRE(made);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  CHECK(status.st_size == 65);
  const auto found = loadOrCreateKey(path);
  REQUIRE(found);
  CHECK(found->bytes() == made->bytes());
  CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("two files get two keys") {
  const Folder folder;
  CHECK(loadOrCreateKey(folder.path / "a")->bytes() != loadOrCreateKey(folder.path / "b")->bytes());
}

TEST_CASE("all who start at once get the same key") {
  const Folder folder;
  const fs::path path = folder.path / "token.key";
  std::vector<std::string> keys(8);
  std::vector<std::thread> threads;
  for (std::string& key : keys)
    threads.emplace_back([&key, &path] { key = std::string(loadOrCreateKey(path).value().bytes()); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& key : keys) CHECK(key == keys.front());
}

TEST_CASE("a key that was put there is read, white space around it aside") {
  const Folder folder;
  const auto key = loadOrCreateKey(fileWith(folder, std::string(" ").append(digits).append("\n"), 0400));
  REQUIRE(key);
  CHECK(key->bytes().size() == 32);
  CHECK(key->bytes().substr(0, 4) == std::string_view("\0\1\2\3", 4));
}

TEST_CASE("a key that others may read is refused") {
  const Folder folder;
  const auto mode = GENERATE(values<mode_t>({0644, 0640, 0604, 0660, 0601}));
  const fs::path path = fileWith(folder, digits, mode);
  const auto key = loadOrCreateKey(path);
  REQUIRE_FALSE(key);
  CHECK(key.error().message.find(path.string()) != std::string::npos);
  CHECK(key.error().message.find("chmod 600") != std::string::npos);
}

TEST_CASE("a file that holds no key is refused, not replaced, and not told") {
  const Folder folder;
  const std::string content = GENERATE_COPY(
      values<std::string>({"", "\n", digits.substr(2), digits + "00", digits.substr(1) + "x",
                           std::string(64, '0'), "secretsecretsecretsecretsecretsecret",
                           std::string(10'000, 'a'), digits.substr(0, 32) + " " + digits.substr(32)}));
  const fs::path path = fileWith(folder, content);
  const auto key = loadOrCreateKey(path);
  REQUIRE_FALSE(key);
  CHECK(key.error().kind == ErrorKind::Invalid);
  CHECK(key.error().message.find("64 hexadecimal digits") != std::string::npos);
  CHECK(key.error().message.find(path.string()) != std::string::npos);
  if (content.size() > 8) CHECK(key.error().message.find(content.substr(0, 8)) == std::string::npos);
  std::ifstream in(path);
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == content);
}

TEST_CASE("a folder is no key, and a missing folder is named") {
  const Folder folder;
  CHECK_FALSE(loadOrCreateKey(folder.path));
  const auto missing = loadOrCreateKey(folder.path / "no" / "token.key");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().kind == ErrorKind::Unavailable);
  CHECK(missing.error().message.find("no/token.key") != std::string::npos);
}
