#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"
#include "vedette/result.hpp"

namespace vedette {

// An alert that somebody raises by hand: nothing checked yet.
struct AlertReport {
  std::optional<std::string> title = {};
  std::optional<std::string> severity = {};
  std::optional<std::string> source = {};
  std::string description = {};
  std::vector<std::string> iocs = {};
  std::vector<std::string> affectedAssets = {};
  std::vector<std::string> mitreTechniques = {};
  Attributes metadata = {};

  static constexpr std::size_t maxTitle = 500;
  static constexpr std::size_t maxSource = 255;
  static constexpr std::size_t maxDescription = 8192;
  static constexpr std::size_t maxListed = 1000;      // iocs, assets, techniques: each
  static constexpr std::size_t maxListedText = 2048;  // characters of one
};

// The draft without its fingerprint, or every broken field.
Result<AlertDraft> accept(AlertReport);

// What two reports of the same thing share: title|source|sorted iocs in Python's list notation, the form that
// AuroraSOC hashes (SHA-256): Foo|suricata|['1.2.3.4', 'evil.com'].
std::string dedupText(const AlertDraft&);

}  // namespace vedette
