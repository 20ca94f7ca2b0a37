#pragma once

#include "events/soci_events.hpp"
#include "sql/connection.hpp"
#include "vedette/ports/alert_store.hpp"

namespace vedette::storage {

// What hangs on an alert line by line: its history, its feedback and the events folded into it. Throws what
// SOCI throws.
class AlertLines {
 public:
  explicit AlertLines(Connection& connection) : connection_(connection) {}

  void addHistory(AlertId, const std::vector<AlertChange>&);
  void addFeedback(AlertId, const Feedback&);

  Result<Page<AlertChange>> history(AlertId, const PageRequest&) const;
  Result<Page<Feedback>> feedback(AlertId, const PageRequest&) const;
  Result<Page<Event>> events(AlertId, const PageRequest&, const SociEvents&) const;

 private:
  Connection& connection_;
};

}  // namespace vedette::storage
