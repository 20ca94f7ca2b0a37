#pragma once

#include <optional>
#include <span>
#include <vector>

#include "vedette/domain/detection/detection.hpp"
#include "vedette/domain/identity/principal.hpp"
#include "vedette/ports/clock.hpp"
#include "vedette/ports/storage.hpp"
#include "vedette/usecases/recall_progress.hpp"

namespace vedette {

// What one caller wants stored together: one event, or a piece of a bulk request.
struct Submission {
  Principal principal;
  std::vector<NewEvent> events;
  std::optional<Timestamp> receivedAt = {};  // when it came, where that was earlier

  std::size_t weight() const;  // bytes that it holds while it waits
};

// What became of one event.
struct Receipt {
  Event event;                     // as stored; for a duplicate, the one that was there
  bool duplicate = false;          // its uid was known: nothing new was stored
  std::vector<Alert> alerts = {};  // raised by it, or open ones that it was folded into
  std::size_t newAlerts = 0;       // how many of them it raised
  bool spooled = false;            // not stored: waits for the store, durably; it has no id and no alerts yet
};

using Receipts = std::vector<Receipt>;  // in the order of the submission's events

// The one way into the store for events: batch by batch, accept -> rules -> alerts, in one transaction. Needs
// events:write. A submission that is refused fails alone; when the store fails, all of the batch does and
// nothing of it is stored that is not known by its uid when it comes again. Not for concurrent use: rules see
// one order of events. The ingest lane keeps to that.
class IngestEvents {
 public:
  IngestEvents(Storage&, Detection&, const Clock&);

  // Takes the events out of the submissions, and puts them back when the store fails: submitted again, each
  // is stored once, whatever became of the first time. One result a submission, in order.
  std::vector<Result<Receipts>> operator()(std::span<Submission> batch);

  // The first batch waits until correlation rules have seen the stored events that they need, and one that
  // comes before a new set of rules until its own have seen those that were stored last.
  RecallProgress::Figures recalling() const { return recall_.figures(); }

 private:
  Result<void> showPast(std::span<const Submission> batch, Timestamp now);

  Storage& storage_;
  Detection& detection_;
  bool heard_ = false;  // which sources there were before the start
  RecallProgress recall_;
  const Clock& clock_;
};

}  // namespace vedette
