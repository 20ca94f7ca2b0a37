#include "bulk_ingest.hpp"

#include <chrono>
#include <memory>
#include <thread>

namespace vedette::http {

namespace {
// How long a piece waits for room in the lane's queue before the request is given up.
constexpr std::chrono::milliseconds retryPause{20};
constexpr int maxTries = 250;
}  // namespace

BulkIngest::BulkIngest(const SubmitEvents& submit, const Principal& principal)
    : submit_(submit), piece_{principal, {}} {}

bool BulkIngest::add(NewEvent event) {
  pieceBytes_ += event.weight();
  piece_.events.push_back(std::move(event));
  if (piece_.events.size() >= pieceEvents || pieceBytes_ >= pieceBytes) submitPiece();
  return !failure_;
}

void BulkIngest::finish() {
  if (!failure_ && !piece_.events.empty()) submitPiece();
  while (!inFlight_.empty()) settleOldest();
}

void BulkIngest::submitPiece() {
  while (inFlight_.size() >= maxInFlight) settleOldest();
  if (failure_) return;
  Submission full{piece_.principal, {}};
  full.events.reserve(pieceEvents);
  full.events.swap(piece_.events);
  pieceBytes_ = 0;
  const auto promise = std::make_shared<std::promise<Result<Receipts>>>();
  inFlight_.push_back(promise->get_future());
  if (const Result<void> taken = handOver(full, promise); !taken) promise->set_value(taken.error());
}

Result<void> BulkIngest::handOver(Submission& full,
                                  const std::shared_ptr<std::promise<Result<Receipts>>>& promise) {
  const auto done = [promise](Result<Receipts> receipts) { promise->set_value(std::move(receipts)); };
  Result<void> taken = submit_(std::move(full), done);
  for (int tries = 1; !taken && tries < maxTries; ++tries) {
    std::this_thread::sleep_for(retryPause);
    taken = submit_(std::move(full), done);
  }
  return taken;
}

void BulkIngest::settleOldest() {
  const Result<Receipts> receipts = inFlight_.front().get();
  inFlight_.pop_front();
  if (!receipts) {
    if (!failure_) failure_ = receipts.error();
    return;
  }
  for (const Receipt& receipt : *receipts) {
    ++(receipt.duplicate ? figures_.duplicates : figures_.accepted);
    figures_.spooled += receipt.spooled;
    figures_.alerts += receipt.newAlerts;
  }
}

}  // namespace vedette::http
