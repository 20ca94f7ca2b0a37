#include "vedette/domain/alerts/alert_change.hpp"

namespace vedette {
namespace {

std::string textOf(const std::optional<std::string>& value) { return value.value_or(""); }
std::string textOf(const std::optional<Disposition>& value) {
  return value ? std::string(toString(*value)) : std::string();
}

// Collects the lines of one change as its fields are set.
class Recorder {
 public:
  Recorder(const std::string& actor, Timestamp now, const std::string& note)
      : actor_(actor), now_(now), note_(note) {}

  void record(const char* field, std::string from, std::string to) {
    changes_.push_back({now_, actor_, field, std::move(from), std::move(to), note_});
  }

  std::vector<AlertChange> take() {
    if (changes_.empty() && !note_.empty()) record("note", "", "");
    return std::move(changes_);
  }

 private:
  const std::string& actor_;
  Timestamp now_;
  const std::string& note_;
  std::vector<AlertChange> changes_;
};

void enter(Alert& alert, AlertStatus status, Timestamp now) {
  if (!isClosed(status))
    alert.resolvedAt.reset();
  else if (!alert.resolvedAt)
    alert.resolvedAt = now;
  alert.status = status;
}

}  // namespace

std::vector<AlertChange> apply(const AlertPatch& patch, Alert& alert, const std::string& actor,
                               Timestamp now) {
  Recorder recorder(actor, now, patch.note);
  if (patch.status && *patch.status != alert.status) {
    recorder.record("status", std::string(toString(alert.status)), std::string(toString(*patch.status)));
    enter(alert, *patch.status, now);
  }
  if (patch.severity && *patch.severity != alert.severity) {
    recorder.record("severity", std::string(toString(alert.severity)),
                    std::string(toString(*patch.severity)));
    alert.severity = *patch.severity;
  }
  if (patch.assignee && *patch.assignee != alert.assignee) {
    recorder.record("assignee", textOf(alert.assignee), textOf(*patch.assignee));
    alert.assignee = *patch.assignee;
  }
  if (patch.disposition && *patch.disposition != alert.disposition) {
    recorder.record("disposition", textOf(alert.disposition), textOf(*patch.disposition));
    alert.disposition = *patch.disposition;
  }
  std::vector<AlertChange> changes = recorder.take();
  if (!changes.empty()) {
    ++alert.version;
    alert.updatedAt = now;
  }
  return changes;
}

}  // namespace vedette
