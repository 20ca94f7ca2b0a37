#include "vedette/sigma/rule_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <unordered_map>

#include "sources/each_on_threads.hpp"

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

void warnOfTwins(Reading& reading) {
  std::unordered_map<std::string, const detection::RuleOrigin*> byId;
  const auto enter = [&](const auto& rule) {
    const auto [known, fresh] = byId.try_emplace(rule.id, &rule.origin);
    if (fresh) return;
    reading.warnings.push_back({.file = rule.origin.file,
                                .line = rule.origin.line,
                                .rule = rule.title,
                                .reason = "its id '" + rule.id + "' is also that of the rule in " +
                                          known->second->file + ", line " +
                                          std::to_string(known->second->line)});
  };
  std::ranges::for_each(reading.rules, enter);
  std::ranges::for_each(reading.correlations, enter);
}

}  // namespace

Reading readRuleFiles(const std::vector<std::string>& paths, const RuleReader& reader) {
  Reading all;
  std::vector<std::string> files;
  for (const std::string& path : paths) std::ranges::move(filesOf(path, all), std::back_inserter(files));
  std::vector<Reading> readings(files.size());
  eachOnThreads(files.size(), [&](std::size_t i) { readings[i] = readFile(files[i], reader); });
  for (Reading& reading : readings) add(std::move(reading), all);
  warnOfTwins(all);
  applyFilters(all);
  linkCorrelations(all);
  return all;
}

}  // namespace vedette::sigma
