#include "vedette/usecases/ingest_events.hpp"

#include <algorithm>
#include <optional>

#include "usecases/recall.hpp"

namespace vedette {
namespace {

// One transaction's worth: the events of all admitted submissions in one row, and what became of them.
struct Batch {
  std::vector<Event> events;
  std::vector<EventStore::Duplicate> duplicates;  // ascending by index
  std::vector<Event> originals;                   // what the duplicates repeat
  std::vector<std::size_t> foundBy;               // index of the event behind each alert
  std::vector<AlertStore::Raised> raised;
};

std::size_t eventsIn(std::span<const Submission> submissions) {
  std::size_t count = 0;
  for (const Submission& submission : submissions) count += submission.events.size();
  return count;
}

void takeEvents(Submission& submission, Timestamp receivedAt, std::vector<Event>& to) {
  for (NewEvent& event : submission.events) to.push_back(Event::from(std::move(event), receivedAt));
}

// Each with the uid that it was given on its way into the store: if it arrived, it is known there by that.
void putBack(std::vector<Event> events, const std::vector<std::size_t>& taken,
             std::span<Submission> submissions) {
  auto event = events.begin();
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    if (taken[i] == 0) continue;
    submissions[i].receivedAt = event->receivedAt;
    submissions[i].events.clear();
    for (const auto end = event + static_cast<std::ptrdiff_t>(taken[i]); event != end; ++event)
      submissions[i].events.push_back(NewEvent::again(std::move(*event)));
  }
}

// What the rules find in the events that are new.
std::vector<Detection::Finding> detect(Detection& detection, const Batch& batch, Timestamp now) {
  const auto isKnown = [next = batch.duplicates.begin(),
                        end = batch.duplicates.end()](std::size_t i) mutable {
    const bool known = next != end && next->index == i;
    if (known) ++next;
    return known;
  };
  return detection.detect(batch.events, isKnown, now);
}

Result<void> loadOriginals(const Stores& stores, Batch& batch) {
  batch.originals.clear();
  for (const auto& duplicate : batch.duplicates) {
    auto event = stores.events.find(duplicate.stored);
    if (!event) return std::move(event).error();
    batch.originals.push_back(*std::move(event));
  }
  return {};
}

Result<void> raise(Stores& stores, std::vector<Detection::Finding> findings, Timestamp now, Batch& batch) {
  batch.foundBy.clear();
  batch.raised.clear();
  std::vector<AlertDraft> drafts;
  for (auto& [event, draft] : findings) {
    batch.foundBy.push_back(event);
    drafts.push_back(std::move(draft));
  }
  if (drafts.empty()) return {};
  auto raised = stores.alerts.raise(drafts, now);
  if (!raised) return std::move(raised).error();
  batch.raised = *std::move(raised);
  return {};
}

Result<void> store(Stores& stores, Detection& detection, Timestamp now, Batch& batch) {
  auto duplicates = stores.events.append(batch.events);
  if (!duplicates) return std::move(duplicates).error();
  batch.duplicates = *std::move(duplicates);
  if (auto loaded = loadOriginals(stores, batch); !loaded) return loaded;
  return raise(stores, detect(detection, batch, now), now, batch);
}

// What time alone brings. Mostly that is nothing, and then the store is left alone.
Result<void> letTimePass(Storage& storage, Detection& detection, Timestamp now, Batch& batch) {
  const auto findings = detect(detection, batch, now);
  if (findings.empty()) return {};
  return storage.atomically([&](Stores& stores) { return raise(stores, findings, now, batch); });
}

void settle(Detection& detection, const Batch& batch) {
  std::vector<bool> raised;
  for (const AlertStore::Raised& each : batch.raised) raised.push_back(each.isNew);
  detection.settle(raised);
}

// Hands the batch's outcome back in pieces, in the order in which the events were taken.
class ReceiptWriter {
 public:
  explicit ReceiptWriter(Batch& batch) : batch_(batch) {}

  Receipts next(std::size_t count) {
    Receipts receipts;
    receipts.reserve(count);
    for (const std::size_t end = event_ + count; event_ < end; ++event_) receipts.push_back(receipt());
    return receipts;
  }

 private:
  Receipt receipt() {
    Receipt receipt{std::move(batch_.events[event_])};
    if (duplicate_ < batch_.duplicates.size() && batch_.duplicates[duplicate_].index == event_) {
      receipt.event = std::move(batch_.originals[duplicate_++]);
      receipt.duplicate = true;
    }
    for (; raised_ < batch_.raised.size() && batch_.foundBy[raised_] == event_; ++raised_) {
      receipt.newAlerts += batch_.raised[raised_].isNew;
      receipt.alerts.push_back(std::move(batch_.raised[raised_].alert));
    }
    return receipt;
  }

  Batch& batch_;
  std::size_t event_ = 0;
  std::size_t duplicate_ = 0;
  std::size_t raised_ = 0;
};

}  // namespace

std::size_t Submission::weight() const {
  std::size_t bytes = sizeof(Submission);
  for (const NewEvent& event : events) bytes += event.weight();
  return bytes;
}

IngestEvents::IngestEvents(Storage& storage, Detection& detection, const Clock& clock)
    : storage_(storage), detection_(detection), clock_(clock) {}

// Events that waited elsewhere are looked at as when they came: they need the past of then.
Result<void> IngestEvents::showPast(std::span<const Submission> batch, Timestamp now) {
  if (!heard_) {
    if (auto recalled = recallSources(storage_, detection_, now); !recalled) return recalled;
    heard_ = true;
  }
  for (const Submission& submission : batch) now = std::min(now, submission.receivedAt.value_or(now));
  while (const auto awaited = detection_.awaited()) {
    RecallProgress brief;  // what was stored since somebody else has read
    auto& progress = awaited->reached ? brief : recall_;
    if (auto recalled = recall(storage_, *awaited, now, progress); !recalled) return recalled;
    detection_.succeed(awaited);
  }
  return {};
}

std::vector<Result<Receipts>> IngestEvents::operator()(std::span<Submission> submissions) {
  const Timestamp now = clock_.now();
  Batch batch;
  std::vector<std::optional<Error>> refused(submissions.size());
  std::vector<std::size_t> taken(submissions.size());
  batch.events.reserve(eventsIn(submissions));
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    auto allowed = submissions[i].principal.require(Permission::EventsWrite);
    if (!allowed) {
      refused[i] = std::move(allowed).error();
      continue;
    }
    taken[i] = submissions[i].events.size();
    takeEvents(submissions[i], submissions[i].receivedAt.value_or(now), batch.events);
  }

  Result<void> stored = showPast(submissions, now);
  if (stored && batch.events.empty())
    stored = letTimePass(storage_, detection_, now, batch);
  else if (stored)
    stored = storage_.atomically([&](Stores& stores) { return store(stores, detection_, now, batch); });
  if (stored) {
    settle(detection_, batch);
  } else {
    detection_.forget();
    putBack(std::move(batch.events), taken, submissions);
  }

  std::vector<Result<Receipts>> results;
  results.reserve(submissions.size());
  ReceiptWriter receipts(batch);
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    if (refused[i])
      results.emplace_back(*std::move(refused[i]));
    else if (!stored)
      results.emplace_back(stored.error());
    else
      results.emplace_back(receipts.next(taken[i]));
  }
  return results;
}

}  // namespace vedette
