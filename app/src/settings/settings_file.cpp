#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "assignment.hpp"
#include "database_url.hpp"
#include "setting.hpp"
#include "vedette/domain/text.hpp"

namespace vedette::app {
namespace {

bool othersMayRead(const std::filesystem::path& file) {
  struct stat status {};
  return stat(file.c_str(), &status) == 0 && (status.st_mode & S_IROTH) != 0;
}

// A path or an address would end at a NUL, and be another one than is shown.
bool holdsControl(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == 0x7f; });
}

// A line that is not blank and no comment.
void readLine(std::string_view line, const std::string& source, Assignments& out) {
  const auto equals = line.find('=');
  const std::string key(trimmed(line.substr(0, equals)));
  if (equals == std::string_view::npos || !canBeShown(key)) {
    out.problems.push_back(source + ": not a line of the form: key = value");
    return;
  }
  if (!findSetting(key)) {
    out.problems.push_back(source + ": there is no setting \"" + key +
                           "\"; `vedette config example` lists them");
    return;
  }
  const std::string_view value = trimmed(line.substr(equals + 1));
  if (holdsControl(value)) {
    out.problems.push_back(source + ": \"" + key + "\" holds a control character");
    return;
  }
  out.items.push_back({key, std::string(value), source});
}

void refuseRepeated(Assignments& all) {
  std::set<std::string_view> seen;
  for (const Assignment& item : all.items) {
    if (!seen.insert(item.key).second) {
      all.problems.push_back(item.source + ": \"" + item.key + "\" is set twice in this file");
    }
  }
}

void refuseReadableSecrets(const std::filesystem::path& file, Assignments& all) {
  for (const Assignment& item : all.items) {
    if (item.key == "database" && holdsPassword(item.value) && othersMayRead(file)) {
      all.problems.push_back(
          item.source + ": \"database\" holds a password, and every user may read the file; chmod 0640 it");
    }
  }
}

}  // namespace

Assignments readSettingsFile(const std::filesystem::path& file) {
  Assignments all;
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string_view text = trimmed(line);
    if (!text.empty() && text.front() != '#')
      readLine(text, file.string() + ":" + std::to_string(number), all);
  }
  if (!in.eof()) all.problems.push_back(file.string() + ": cannot be read");
  refuseRepeated(all);
  refuseReadableSecrets(file, all);
  return all;
}

}  // namespace vedette::app
