#include "vedette/usecases/triage_alerts.hpp"

#include "vedette/domain/detection/rule.hpp"
#include "vedette/domain/text.hpp"

namespace vedette {
namespace {

constexpr std::size_t bulkStep = 1000;
constexpr std::size_t maxOrigin = 100;

Result<void> checkText(const char* field, const std::string& text, std::size_t limit) {
  if (isStorableText(text) && lengthOf(text) <= limit) return {};
  return invalid(std::vector<FieldError>{
      {field, Violation::TooLong,
       "Must be UTF-8 text of no more than " + std::to_string(limit) + " characters, without NUL.",
       std::to_string(limit)}});
}

Result<void> check(const AlertPatch& patch) {
  if (patch.assignee && *patch.assignee)
    if (auto sound = checkText("assignee", **patch.assignee, maxUsername); !sound) return sound;
  return checkText("note", patch.note, AlertPatch::maxNote);
}

// Changes one stored alert; false when it was so already.
Result<bool> changeOne(const Stores& stores, Alert& alert, const AlertPatch& patch, const std::string& actor,
                       Timestamp now) {
  const std::vector<AlertChange> changes = apply(patch, alert, actor, now);
  if (changes.empty()) return false;
  if (auto updated = stores.alerts.update(alert, changes); !updated) return std::move(updated).error();
  return true;
}

struct StepOutcome {
  std::vector<AlertId> ids;
  std::uint64_t changed = 0;
};

// The part of a bulk change that one transaction does.
struct BulkStep {
  const AlertFilter& filter;
  const AlertPatch& patch;
  const std::string& actor;
  Timestamp now;
  bool preview;

  Result<StepOutcome> operator()(const Stores& stores, AlertId after) const {
    auto ids = stores.alerts.select(filter, after, bulkStep);
    if (!ids) return std::move(ids).error();
    StepOutcome outcome{*std::move(ids)};
    for (AlertId id : outcome.ids) {
      auto alert = stores.alerts.find(id);
      if (!alert) return std::move(alert).error();
      auto changed = preview ? Result<bool>(!apply(patch, *alert, actor, now).empty())
                             : changeOne(stores, *alert, patch, actor, now);
      if (!changed) return std::move(changed).error();
      outcome.changed += *changed;
    }
    return outcome;
  }
};

// What the audit trail keeps of an alert that is removed. Texts that were stored are short enough to build.
Attributes describe(const Alert& alert) {
  AttributesBuilder builder;
  builder.startObject()
      .set("title", alert.title)
      .set("severity", toString(alert.severity))
      .set("status", toString(alert.status))
      .set("source", alert.source)
      .set("rule", alert.rule ? alert.rule->id : "")
      .set("event_id", alert.event.value_or(0))
      .set("occurrences", static_cast<std::int64_t>(alert.occurrences))
      .set("created_at", formatTimestamp(alert.createdAt))
      .set("description", alert.description)
      .endObject();
  return builder.build().value();
}

Result<AlertStore::Raised> raiseOne(Stores& stores, const AlertDraft& draft, Timestamp now) {
  auto raised = stores.alerts.raise({&draft, 1}, now);
  if (!raised) return std::move(raised).error();
  return std::move(raised->front());
}

}  // namespace

TriageAlerts::TriageAlerts(Storage& storage, const Digest& digest, const Clock& clock)
    : storage_(storage), digest_(digest), clock_(clock) {}

Result<Reported> TriageAlerts::report(const Principal& principal, AlertReport report) {
  if (auto allowed = principal.require(Permission::AlertsWrite); !allowed) return std::move(allowed).error();
  auto draft = accept(std::move(report));
  if (!draft) return std::move(draft).error();
  draft->fingerprint = digest_.sha256Hex(dedupText(*draft));
  const Timestamp now = clock_.now();
  draft->seenAt = now;
  return storage_.atomically([&](Stores& stores) -> Result<Reported> {
    auto raised = raiseOne(stores, *draft, now);
    if (!raised) return std::move(raised).error();
    return Reported{std::move(raised->alert), raised->isNew};
  });
}

Result<Alert> TriageAlerts::reportForEvent(const Principal& principal, EventId id, AlertStatus status) {
  if (auto allowed = principal.require(Permission::AlertsWrite); !allowed) return std::move(allowed).error();
  const Timestamp now = clock_.now();
  return storage_.atomically([&](Stores& stores) -> Result<Alert> {
    auto event = stores.events.find(id);
    if (!event && event.error().kind == ErrorKind::NotFound)
      return invalid(std::vector<FieldError>{
          {"event_id", Violation::Reference, "There is no event with this id.", std::to_string(id)}});
    if (!event) return std::move(event).error();
    auto raised = raiseOne(stores, alertAbout(*event), now);
    if (!raised) return std::move(raised).error();
    AlertPatch patch;
    patch.status = status;
    auto changed = changeOne(stores, raised->alert, patch, principal.username, now);
    if (!changed) return std::move(changed).error();
    return std::move(raised->alert);
  });
}

Result<Alert> TriageAlerts::change(const Principal& principal, AlertId id, const AlertPatch& patch,
                                   std::optional<std::uint64_t> expectedVersion) {
  if (auto allowed = principal.require(Permission::AlertsWrite); !allowed) return std::move(allowed).error();
  if (auto sound = check(patch); !sound) return std::move(sound).error();
  const Timestamp now = clock_.now();
  return storage_.atomically([&](Stores& stores) -> Result<Alert> {
    auto alert = stores.alerts.find(id);
    if (!alert) return alert;
    if (expectedVersion && *expectedVersion != alert->version)
      return Error{ErrorKind::Stale, "The alert was changed since it was read; read it again."};
    auto changed = changeOne(stores, *alert, patch, principal.username, now);
    if (!changed) return std::move(changed).error();
    return alert;
  });
}

Result<BulkOutcome> TriageAlerts::changeAll(const Principal& principal, const AlertFilter& filter,
                                            const AlertPatch& patch, bool preview) {
  if (auto allowed = principal.require(Permission::AlertsWrite); !allowed) return std::move(allowed).error();
  if (auto sound = check(patch); !sound) return std::move(sound).error();
  const BulkStep step{filter, patch, principal.username, clock_.now(), preview};
  BulkOutcome outcome;
  for (AlertId last = 0;;) {
    const auto work = [&](const Stores& stores) { return step(stores, last); };
    auto done = preview ? storage_.reading(work) : storage_.atomically(work);
    if (!done) return std::move(done).error();
    outcome.matched += done->ids.size();
    outcome.changed += done->changed;
    if (done->ids.size() < bulkStep) return outcome;
    last = done->ids.back();
  }
}

Result<void> TriageAlerts::remove(const Principal& principal, AlertId id) {
  if (auto allowed = principal.require(Permission::AlertsDelete); !allowed) return allowed;
  return storage_.atomically([&](Stores& stores) -> Result<void> {
    auto alert = stores.alerts.find(id);
    if (!alert) return std::move(alert).error();
    if (auto removed = stores.alerts.remove(id); !removed) return removed;
    return stores.audit.append({clock_.now(), principal.username, "alert.delete",
                                "alert:" + std::to_string(id), describe(*alert).json()});
  });
}

Result<void> TriageAlerts::label(const Principal& principal, AlertId id, Disposition verdict,
                                 std::string note, std::string origin) {
  if (auto allowed = principal.require(Permission::AlertsFeedback); !allowed) return allowed;
  if (auto sound = checkText("note", note, AlertPatch::maxNote); !sound) return sound;
  if (auto sound = checkText("origin", origin, maxOrigin); !sound) return sound;
  const Feedback feedback{clock_.now(), principal.username, verdict, std::move(note), std::move(origin)};
  return storage_.atomically([&](Stores& stores) -> Result<void> {
    if (auto alert = stores.alerts.find(id); !alert) return std::move(alert).error();
    return stores.alerts.addFeedback(id, feedback);
  });
}

}  // namespace vedette
