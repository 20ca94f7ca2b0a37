#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vedette::attack {

// A tactic of MITRE ATT&CK for enterprises.
struct Tactic {
  std::string_view id;    // "TA0002"
  std::string_view slug;  // "execution", as tags name it
  std::string_view name;  // "Execution"
};

inline constexpr std::size_t tacticCount = 14;

// In the order of the kill chain.
const std::array<Tactic, tacticCount>& tactics();

// By slug or id, in any case, with '_' or ' ' for '-'.
const Tactic* findTactic(std::string_view);

// What the tags of a rule say: "attack.execution" names a tactic, "attack.t1059.001" the technique T1059.001.
// Each once, tactics in the order of the kill chain and techniques in that of the tags.
std::vector<const Tactic*> tacticsOf(const std::vector<std::string>& tags);
std::vector<std::string> techniquesOf(const std::vector<std::string>& tags);

// "T1059" of "T1059.001", and of itself.
std::string_view parentOf(std::string_view technique);

}  // namespace vedette::attack
