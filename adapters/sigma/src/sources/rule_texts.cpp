#include "vedette/sigma/rule_texts.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>

#include "sources/each_on_threads.hpp"
#include "sources/rule_archive.hpp"

namespace vedette::sigma {
namespace {

namespace fs = std::filesystem;

using OnFile = std::function<void(const fs::directory_entry&)>;

// Every rule file below a folder. Says what stopped it.
std::error_code eachRuleFile(const std::string& folder, const OnFile& onFile) {
  std::error_code problem, ignored;
  for (auto at = fs::recursive_directory_iterator(folder, problem); !problem && at != fs::end(at);
       at.increment(problem))
    if (isRuleFile(at->path().string()) && at->is_regular_file(ignored)) onFile(*at);
  return problem;
}

// Nothing when the file cannot be read.
std::optional<std::string> contentOf(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  std::string text;
  std::array<char, 16 << 10> block;
  while (stream) {
    stream.read(block.data(), block.size());
    text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
  }
  return stream.eof() ? std::optional(std::move(text)) : std::nullopt;
}

void readFiles(std::vector<std::string> paths, RuleTexts& out) {
  std::vector<std::optional<std::string>> contents(paths.size());
  eachOnThreads(paths.size(), [&](std::size_t i) { contents[i] = contentOf(paths[i]); });
  for (std::size_t i = 0; i < paths.size(); ++i)
    if (contents[i])
      out.texts.push_back({std::move(paths[i]), std::move(*contents[i])});
    else
      out.unreadable.push_back({std::move(paths[i]), "cannot be read"});
}

void readFolder(const std::string& path, RuleTexts& out) {
  std::vector<std::string> files;
  const auto problem = eachRuleFile(path, [&](const auto& entry) { files.push_back(entry.path().string()); });
  std::sort(files.begin(), files.end());
  readFiles(std::move(files), out);
  if (problem) out.unreadable.push_back({path, "cannot be read: " + problem.message()});
}

std::size_t mixed(std::size_t seed, std::size_t value) {
  return seed ^ (value + 0x9E3779B97F4A7C15u + (seed << 6) + (seed >> 2));
}

std::size_t fingerprintOf(const fs::directory_entry& entry) {
  std::error_code ignored;
  std::size_t print = std::hash<std::string>{}(entry.path().string());
  print = mixed(print, static_cast<std::size_t>(entry.last_write_time(ignored).time_since_epoch().count()));
  return mixed(print, static_cast<std::size_t>(entry.file_size(ignored)));
}

}  // namespace

RuleTexts readRuleTexts(const std::vector<std::string>& paths) {
  RuleTexts out;
  std::error_code ignored;
  for (const std::string& path : paths)
    if (fs::is_directory(path, ignored))
      readFolder(path, out);
    else if (isArchive(path))
      readArchive(path, out);
    else
      readFiles({path}, out);
  return out;
}

// A folder's files come in any order.
std::size_t fingerprintOfPaths(const std::vector<std::string>& paths) {
  std::size_t print = 0;
  std::error_code ignored;
  for (const std::string& path : paths)
    if (fs::is_directory(path, ignored))
      eachRuleFile(path, [&](const auto& entry) { print += fingerprintOf(entry); });
    else
      print += fingerprintOf(fs::directory_entry(path, ignored));
  return print;
}

}  // namespace vedette::sigma
