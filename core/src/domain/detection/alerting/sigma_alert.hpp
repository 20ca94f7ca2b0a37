#pragma once

#include "domain/detection/alerting/fingerprint.hpp"
#include "vedette/domain/detection/engine/evaluation.hpp"
#include "vedette/domain/detection/rule.hpp"

namespace vedette {

inline constexpr std::size_t maxAlertTitle = 500;         // bytes
inline constexpr std::size_t maxAlertDescription = 8192;  // bytes

// The alert that a match of a Sigma rule raises, from what any alert about the event says.
AlertDraft alertFor(const detection::Match&, const Event&, const EventView&, AlertDraft about);

// The alert that a rule's failure raises: nobody knows whether it matched.
AlertDraft alertOfFailure(const detection::Rule&, const std::string& error, AlertDraft about);

// "attack.t1110.001" -> "T1110.001": what the tags name of MITRE ATT&CK's techniques.
std::vector<std::string> techniquesOf(const std::vector<std::string>& tags);

}  // namespace vedette
