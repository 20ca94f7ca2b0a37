#include "spool/spooled_commit.hpp"

#include <algorithm>

#include "spool/new_uid.hpp"

namespace vedette::ingest {
namespace {

using namespace std::chrono_literals;

// A store that is away is found back soon; one that fails otherwise is not pressed.
constexpr std::chrono::milliseconds whileAway = 100ms, afterFailure = 1s;

bool isAway(const Result<Receipts>& result) { return !result && result.error().cause == Cause::StoreAway; }

std::optional<Error> failureIn(const std::vector<Result<Receipts>>& results) {
  for (const auto& result : results)
    if (!result) return result.error();
  return std::nullopt;
}

Receipts receiptsOf(Submission submission) {
  Receipts receipts;
  for (NewEvent& event : submission.events)
    receipts.push_back({.event = Event::from(std::move(event), *submission.receivedAt), .spooled = true});
  return receipts;
}

}  // namespace

SpooledCommit::Results SpooledCommit::operator()(std::span<Submission> submissions) {
  if (!caughtUp()) {
    Results asked;
    for (const Submission& submission : submissions) {
      auto allowed = submission.principal.require(Permission::EventsWrite);
      asked.emplace_back(allowed ? unavailable("", Cause::StoreAway) : std::move(allowed).error());
    }
    return spool(submissions, std::move(asked));
  }
  Results results = direct_(submissions);
  if (std::none_of(results.begin(), results.end(), isAway)) return results;
  pause(Cause::StoreAway);
  return spool(submissions, std::move(results));
}

std::optional<std::chrono::milliseconds> SpooledCommit::replay() {
  if (caughtUp()) return std::nullopt;
  const auto wait = std::chrono::ceil<std::chrono::milliseconds>(nextTry_ - Clock::now());
  return std::max(wait, 0ms);
}

bool SpooledCommit::caughtUp() {
  if (!with_.spool.empty() && Clock::now() >= nextTry_) replayBatch();
  return with_.spool.empty();
}

void SpooledCommit::replayBatch() {
  if (const auto failure = storeFront())
    pause(failure->cause);
  else
    with_.spool.pop();
}

void SpooledCommit::pause(Cause cause) {
  nextTry_ = Clock::now() + (cause == Cause::StoreAway ? whileAway : afterFailure);
}

std::optional<Error> SpooledCommit::storeFront() {
  auto waiting = with_.spool.front(maxBatchEvents_);
  if (!waiting) return std::move(waiting).error();
  if (waiting->empty()) return std::nullopt;
  auto failure = failureIn(direct_(*waiting));
  if (failure && failure->cause == Cause::StoreRefuses) failure = storeOneByOne(*std::move(waiting));
  return failure;
}

// What the store refuses for itself must not keep the others waiting.
std::optional<Error> SpooledCommit::storeOneByOne(std::vector<Submission> submissions) {
  std::vector<Submission> refused;
  for (Submission& submission : submissions) {
    for (NewEvent& event : submission.events) {
      std::vector<Submission> alone{{submission.principal, {std::move(event)}, submission.receivedAt}};
      const auto failure = failureIn(direct_(alone));
      if (!failure) continue;
      if (failure->cause != Cause::StoreRefuses) return failure;
      refused.push_back(std::move(alone.front()));
    }
  }
  const auto kept = with_.spool.setAside(refused);
  return kept ? std::nullopt : std::optional(kept.error());
}

// Those that no other error has met. From here on each event has its uid and the time of its receipt, so that
// it is stored once however often it is tried.
SpooledCommit::Results SpooledCommit::spool(std::span<Submission> submissions, Results results) {
  std::vector<Submission> taken;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < submissions.size(); ++i) {
    if (!isAway(results[i]) || submissions[i].events.empty()) continue;
    places.push_back(i);
    Submission& submission = taken.emplace_back(std::move(submissions[i]));
    if (!submission.receivedAt) submission.receivedAt = with_.clock.now();
    for (NewEvent& event : submission.events)
      if (!event.uid()) event.identify(newUid(*submission.receivedAt, with_.randomness));
  }
  if (taken.empty()) return results;
  const Result<void> appended = with_.spool.append(taken);
  for (std::size_t k = 0; k < places.size(); ++k)
    results[places[k]] =
        appended ? Result<Receipts>(receiptsOf(std::move(taken[k]))) : Result<Receipts>(appended.error());
  return results;
}

}  // namespace vedette::ingest
