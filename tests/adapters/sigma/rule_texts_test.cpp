#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "vedette/sigma/rule_texts.hpp"

using namespace vedette;
namespace fs = std::filesystem;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "vedette-rules-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()));
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }

  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << text;
  }
  std::string at(const std::string& name) const { return (path / name).string(); }

  fs::path path;
};

struct Rules : Folder {
  Rules() {
    write("in/b.yml", "b");
    write("in/deep/er/a.yaml", "a");
    write("in/README.md", "no rule");
  }
};

std::vector<std::string> textsOf(const sigma::RuleTexts& found) {
  std::vector<std::string> texts;
  for (const auto& each : found.texts) texts.push_back(each.text);
  return texts;
}

void pack(const Folder& folder, const std::string& flags, const std::string& archive) {
  const std::string command = "tar " + flags + "f " + folder.at(archive) + " -C " + folder.at("in") + " .";
  REQUIRE(std::system(command.c_str()) == 0);
}

}  // namespace

TEST_CASE("a folder, a file and a tar archive, compressed or not, give the same rule texts") {
  const Rules folder;
  pack(folder, "c", "rules.tar");
  pack(folder, "cz", "rules.tar.gz");
  for (const char* path : {"in", "rules.tar", "rules.tar.gz"}) {
    INFO(path);
    const auto found = sigma::readRuleTexts({folder.at(path)});
    CHECK(textsOf(found) == std::vector<std::string>{"b", "a"});
    CHECK(found.unreadable.empty());
  }
  CHECK(textsOf(sigma::readRuleTexts({folder.at("in/b.yml")})) == std::vector<std::string>{"b"});
}

TEST_CASE("what cannot be read is told") {
  const Rules folder;
  folder.write("broken.tar", "this is no archive");
  pack(folder, "c", "cut.tar");
  fs::resize_file(folder.at("cut.tar"), 1600);
  for (const char* path : {"nowhere", "broken.tar", "cut.tar"}) {
    INFO(path);
    const auto found = sigma::readRuleTexts({folder.at(path)});
    REQUIRE(found.unreadable.size() == 1);
    CHECK(found.unreadable[0].path == folder.at(path));
    CHECK_FALSE(found.unreadable[0].reason.empty());
  }
}

TEST_CASE(
    "the fingerprint of a folder changes when a rule comes, goes or is written, and with nothing else") {
  const Rules folder;
  const std::vector<std::string> paths{folder.at("in")};
  const auto before = sigma::fingerprintOfPaths(paths);
  CHECK(sigma::fingerprintOfPaths(paths) == before);
  folder.write("in/README.md", "still no rule");
  CHECK(sigma::fingerprintOfPaths(paths) == before);
  folder.write("in/c.yml", "c");
  const auto more = sigma::fingerprintOfPaths(paths);
  CHECK(more != before);
  folder.write("in/b.yml", "longer");
  CHECK(sigma::fingerprintOfPaths(paths) != more);
  fs::remove(folder.at("in/c.yml"));
  CHECK(sigma::fingerprintOfPaths(paths) != more);
}
