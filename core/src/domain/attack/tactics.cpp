#include "vedette/domain/attack/tactics.hpp"

#include <algorithm>

#include "vedette/domain/text.hpp"

namespace vedette::attack {
namespace {

constexpr std::string_view prefix = "attack.";

std::optional<std::string> afterPrefix(std::string_view tag) {
  if (tag.size() <= prefix.size() || !equalsIgnoringCase(tag.substr(0, prefix.size()), prefix)) return {};
  return toLower(tag.substr(prefix.size()));
}

bool areDigits(std::string_view text, std::size_t count) {
  return text.size() == count &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isTechnique(std::string_view lower) {
  if (lower.size() < 5 || lower[0] != 't' || !areDigits(lower.substr(1, 4), 4)) return false;
  return lower.size() == 5 || (lower[5] == '.' && areDigits(lower.substr(6), 3));
}

}  // namespace

const std::array<Tactic, tacticCount>& tactics() {
  static constexpr std::array<Tactic, tacticCount> all{{
      {"TA0043", "reconnaissance", "Reconnaissance"},
      {"TA0042", "resource-development", "Resource Development"},
      {"TA0001", "initial-access", "Initial Access"},
      {"TA0002", "execution", "Execution"},
      {"TA0003", "persistence", "Persistence"},
      {"TA0004", "privilege-escalation", "Privilege Escalation"},
      {"TA0005", "defense-evasion", "Defense Evasion"},
      {"TA0006", "credential-access", "Credential Access"},
      {"TA0007", "discovery", "Discovery"},
      {"TA0008", "lateral-movement", "Lateral Movement"},
      {"TA0009", "collection", "Collection"},
      {"TA0011", "command-and-control", "Command and Control"},
      {"TA0010", "exfiltration", "Exfiltration"},
      {"TA0040", "impact", "Impact"},
  }};
  return all;
}

const Tactic* findTactic(std::string_view name) {
  std::string slug = toLower(name);
  std::replace_if(
      slug.begin(), slug.end(), [](char c) { return c == '_' || c == ' '; }, '-');
  const auto& all = tactics();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Tactic& tactic) {
    return tactic.slug == slug || equalsIgnoringCase(tactic.id, name);
  });
  return found == all.end() ? nullptr : &*found;
}

std::vector<const Tactic*> tacticsOf(const std::vector<std::string>& tags) {
  std::vector<const Tactic*> found;
  for (const std::string& tag : tags)
    if (const auto name = afterPrefix(tag))
      if (const Tactic* tactic = findTactic(*name)) found.push_back(tactic);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::string> techniquesOf(const std::vector<std::string>& tags) {
  std::vector<std::string> found;
  for (const std::string& tag : tags) {
    auto name = afterPrefix(tag);
    if (!name || !isTechnique(*name)) continue;
    name->front() = 'T';
    if (std::find(found.begin(), found.end(), *name) == found.end()) found.push_back(*std::move(name));
  }
  return found;
}

std::string_view parentOf(std::string_view technique) { return technique.substr(0, technique.find('.')); }

}  // namespace vedette::attack
