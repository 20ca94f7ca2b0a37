#include "counted_commit.hpp"

#include <algorithm>

namespace vedette::ingest {
namespace {

bool isStoreFailure(const Result<Receipts>& result) {
  return !result && result.error().kind == ErrorKind::Unavailable;
}

}  // namespace

std::vector<Result<Receipts>> guarded(const Commit& commit, std::span<Submission> submissions) {
  std::vector<Result<Receipts>> results;
  try {
    results = commit(submissions);
  } catch (...) {
    results.clear();
  }
  results.resize(submissions.size(), unavailable("The events could not be stored."));
  return results;
}

std::vector<Result<Receipts>> CountedCommit::operator()(std::span<Submission> submissions) {
  const bool stores = std::any_of(submissions.begin(), submissions.end(),
                                  [](const Submission& each) { return !each.events.empty(); });
  auto results = guarded(commit_, submissions);
  if (stores) count(results);  // what stores nothing tells nothing of the store
  return results;
}

void CountedCommit::count(const std::vector<Result<Receipts>>& results) {
  const bool failed = std::any_of(results.begin(), results.end(), isStoreFailure);
  const std::lock_guard lock(mutex_);
  ++figures_.batches;
  figures_.failedBatches += failed;
  figures_.healthy = !failed;
  for (const auto& result : results) {
    if (!result) continue;
    for (const Receipt& receipt : *result) {
      ++(receipt.duplicate ? figures_.duplicates : figures_.events);
      figures_.alerts += receipt.newAlerts;
    }
  }
}

void CountedCommit::addTo(LaneFigures& figures) const {
  const std::lock_guard lock(mutex_);
  figures.events = figures_.events;
  figures.duplicates = figures_.duplicates;
  figures.alerts = figures_.alerts;
  figures.batches = figures_.batches;
  figures.failedBatches = figures_.failedBatches;
  figures.healthy = figures_.healthy;
}

}  // namespace vedette::ingest
