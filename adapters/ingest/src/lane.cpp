#include "vedette/ingest/lane.hpp"

#include "group_commit.hpp"

namespace vedette::ingest {

struct Lane::Implementation {
  GroupCommit groupCommit;
};

Lane::Lane(IngestEvents& ingest, LaneSettings settings, std::optional<Spooling> spooling)
    : implementation_(new Implementation{
          {[&ingest](std::span<Submission> batch) { return ingest(batch); }, settings, spooling}}) {}

Lane::~Lane() = default;

Result<void> Lane::submit(Submission&& submission, Completion done) {
  return implementation_->groupCommit.submit(submission, done);
}

Result<void> Lane::admits() { return implementation_->groupCommit.admits(); }

void Lane::close() { implementation_->groupCommit.close(); }

LaneFigures Lane::figures() const { return implementation_->groupCommit.figures(); }

}  // namespace vedette::ingest
