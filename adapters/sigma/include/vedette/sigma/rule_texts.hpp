#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "vedette/ports/rule_language.hpp"

namespace vedette::sigma {

// What was found at some paths. A path or an archive's end that cannot be read is told, not left out.
struct RuleTexts {
  struct Unreadable {
    std::string path;
    std::string reason;
  };
  std::vector<RuleText> texts = {};
  std::vector<Unreadable> unreadable = {};
};

// The rule texts at each path, in the order of their names: a file; the *.yml and *.yaml of a folder, at any
// depth; or those of a tar archive, as it is or compressed (*.tar, *.tgz, *.tar.gz, *.tar.xz, *.tar.zst ...).
// One archive may hold 256 MiB of them.
RuleTexts readRuleTexts(const std::vector<std::string>& paths);

// Changes when something at the paths does: files that came, went or were written.
std::size_t fingerprintOfPaths(const std::vector<std::string>& paths);

}  // namespace vedette::sigma
