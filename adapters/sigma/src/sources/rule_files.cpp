#include "vedette/sigma/rule_files.hpp"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <optional>
#include <thread>
#include <unordered_map>

namespace vedette::sigma {
namespace {

namespace fs = std::filesystem;

bool isRuleFile(const fs::directory_entry& entry) {
  const auto extension = entry.path().extension();
  std::error_code ignored;
  return (extension == ".yml" || extension == ".yaml") && entry.is_regular_file(ignored);
}

// The rule files below a folder, or the file itself.
std::vector<std::string> filesOf(const std::string& path, Reading& out) {
  std::error_code problem;
  if (!fs::is_directory(path, problem)) return {path};
  std::vector<std::string> files;
  for (auto at = fs::recursive_directory_iterator(path, problem); !problem && at != fs::end(at);
       at.increment(problem))
    if (isRuleFile(*at)) files.push_back(at->path().string());
  if (problem) out.refused.push_back({.file = path, .reason = "cannot be read: " + problem.message()});
  std::sort(files.begin(), files.end());
  return files;
}

std::optional<std::string> contentOf(const std::string& file) {
  std::ifstream stream(file, std::ios::binary | std::ios::ate);
  std::string content(stream ? static_cast<std::size_t>(std::max<std::streamoff>(stream.tellg(), 0)) : 0,
                      '\0');
  if (!stream.seekg(0) || !stream.read(content.data(), static_cast<std::streamsize>(content.size())))
    return {};
  return content;
}

Reading readFile(const std::string& file, const RuleReader& reader) {
  Reading reading;
  if (const auto content = contentOf(file))
    reader.read(file, *content, reading);
  else
    reading.refused.push_back({.file = file, .reason = "cannot be read"});
  return reading;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

std::vector<Reading> readAll(const std::vector<std::string>& files, const RuleReader& reader) {
  std::vector<Reading> readings(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < files.size(); i = next++) readings[i] = readFile(files[i], reader);
  };
  std::vector<std::future<void>> others;
  const std::size_t threads = std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), 8);
  for (std::size_t i = 1; i < threads && i < files.size(); ++i)
    others.push_back(std::async(std::launch::async, work));
  work();
  for (auto& other : others) other.get();
  return readings;
}

void warnOfTwins(Reading& reading) {
  std::unordered_map<std::string, const detection::Rule*> byId;
  for (const detection::Rule& rule : reading.rules) {
    const auto [known, fresh] = byId.try_emplace(rule.id, &rule);
    if (fresh) continue;
    const auto& other = known->second->origin;
    reading.warnings.push_back({.file = rule.origin.file,
                                .line = rule.origin.line,
                                .rule = rule.title,
                                .reason = "its id '" + rule.id + "' is also that of the rule in " +
                                          other.file + ", line " + std::to_string(other.line)});
  }
}

}  // namespace

Reading readRuleFiles(const std::vector<std::string>& paths, const RuleReader& reader) {
  Reading all;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::vector<std::string> some = filesOf(path, all);
    append(files, some);
  }
  for (Reading& reading : readAll(files, reader)) {
    append(all.rules, reading.rules);
    append(all.filters, reading.filters);
    append(all.correlations, reading.correlations);
    append(all.refused, reading.refused);
    append(all.warnings, reading.warnings);
  }
  warnOfTwins(all);
  applyFilters(all);
  return all;
}

}  // namespace vedette::sigma
