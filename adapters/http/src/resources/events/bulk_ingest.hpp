#pragma once

#include <deque>
#include <future>

#include "vedette/http/server.hpp"

namespace vedette::http {

// Events on their way into the store in pieces: while one is being committed the next is read, never more, so
// memory stays the same however many events come.
class BulkIngest {
 public:
  static constexpr std::size_t pieceEvents = 1'000;
  static constexpr std::size_t pieceBytes = 1 << 20;
  static constexpr std::size_t maxInFlight = 2;

  struct Figures {  // of what is durable
    std::uint64_t accepted = 0;
    std::uint64_t spooled = 0;  // of those accepted: not stored yet, their alerts not raised
    std::uint64_t duplicates = 0;
    std::uint64_t alerts = 0;
  };

  BulkIngest(const SubmitEvents&, const Principal&);

  // False when the store failed: nothing more is taken.
  bool add(NewEvent);

  // Hands over what is left and waits for every commit.
  void finish();

  const Figures& figures() const { return figures_; }
  const std::optional<Error>& failure() const { return failure_; }

 private:
  void submitPiece();
  Result<void> handOver(Submission&, const std::shared_ptr<std::promise<Result<Receipts>>>&);
  void settleOldest();

  const SubmitEvents& submit_;
  Submission piece_;
  std::size_t pieceBytes_ = 0;
  std::deque<std::future<Result<Receipts>>> inFlight_;
  Figures figures_;
  std::optional<Error> failure_;
};

}  // namespace vedette::http
