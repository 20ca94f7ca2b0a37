#include "rule_pack.hpp"

#include "vedette/sigma/rule_texts.hpp"

namespace vedette::app {

RulePack::RulePack(const std::filesystem::path& path, Use use, Log& log)
    : paths_{path.string()}, use_(std::move(use)), log_(log) {}

bool RulePack::load() {
  loaded_ = seen_ = sigma::fingerprintOfPaths(paths_);
  sigma::RuleTexts found = sigma::readRuleTexts(paths_);
  for (const auto& [path, reason] : found.unreadable) log_.warning("rules: " + path + ": " + reason);
  if (found.texts.empty() && !found.unreadable.empty()) return false;
  use_(std::move(found.texts));
  return true;
}

void RulePack::watch() {
  const std::size_t now = sigma::fingerprintOfPaths(paths_);
  const bool settled = now == seen_;
  seen_ = now;
  if (now != loaded_ && settled) load();
}

}  // namespace vedette::app
