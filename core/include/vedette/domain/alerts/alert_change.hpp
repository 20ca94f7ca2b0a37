#pragma once

#include <optional>
#include <string>
#include <vector>

#include "vedette/domain/alerts/alert.hpp"

namespace vedette {

// What a person changes about an alert. An absent member stays; an assignee or disposition set to null is
// cleared.
struct AlertPatch {
  std::optional<AlertStatus> status = {};
  std::optional<Severity> severity = {};
  std::optional<std::optional<std::string>> assignee = {};
  std::optional<std::optional<Disposition>> disposition = {};
  std::string note = {};

  static constexpr std::size_t maxNote = 8192;
  bool empty() const { return !status && !severity && !assignee && !disposition && note.empty(); }
};

// One line of an alert's history. `field` is a member of the patch, or "note" for a note alone.
struct AlertChange {
  Timestamp at;
  std::string actor;
  std::string field;
  std::string from;  // empty: none
  std::string to;
  std::string note;
};

// Changes the alert and says what changed; nothing did when the list is empty. Any status may follow any
// other; resolvedAt is set on entering resolved or false_positive, kept while there, gone after reopening.
std::vector<AlertChange> apply(const AlertPatch&, Alert&, const std::string& actor, Timestamp now);

// A label that an analyst puts on an alert.
struct Feedback {
  Timestamp at;
  std::string actor;
  Disposition verdict;
  std::string note;
  std::string origin;  // where it was given, e.g. "console"; may be empty
};

}  // namespace vedette
