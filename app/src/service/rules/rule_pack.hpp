#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "service/log/log.hpp"
#include "vedette/ports/rule_language.hpp"

namespace vedette::app {

// The rules that the setting `rules` names: read at the start, and again when something there has changed and
// stayed so for a moment, so that no half of a copy is read.
class RulePack {
 public:
  using Use = std::function<void(std::vector<RuleText>)>;

  RulePack(const std::filesystem::path&, Use, Log&);

  // False: nothing could be read there, which is logged; the rules in force stay.
  bool load();
  void watch();  // once a second or so

 private:
  std::vector<std::string> paths_;
  Use use_;
  Log& log_;
  std::size_t loaded_ = 0;  // fingerprint of what was read
  std::size_t seen_ = 0;    // the last time
};

}  // namespace vedette::app
