#pragma once

#include <cstdint>

namespace vedette::storage {

// By what a transaction can be found again on another connection.
struct Trace {
  // A run of the server, or of one that took its place: what it has replayed (0: nothing), and when it
  // started.
  struct Life {
    std::int64_t replayed = 0;
    std::int64_t started = 0;
    bool operator==(const Life&) const = default;
  };

  std::int64_t transaction = 0;
  std::int64_t place = 0;  // in the server's log, behind the first that the transaction wrote
  Life life;
};

// Running: not decided yet, as far as the server that was asked knows. Unknown: it will never tell.
enum class Outcome { Committed, RolledBack, Running, Unknown };

}  // namespace vedette::storage
