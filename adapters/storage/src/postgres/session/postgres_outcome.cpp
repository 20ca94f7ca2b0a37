#include <soci/postgresql/soci-postgresql.h>

#include <array>

#include "postgres/session/postgres_row.hpp"
#include "postgres/session/postgres_session.hpp"

namespace vedette::storage {
namespace {

Outcome outcomeNamed(std::string_view status) {
  if (status == "committed") return Outcome::Committed;
  if (status == "aborted") return Outcome::RolledBack;
  if (status == "in progress") return Outcome::Running;
  return Outcome::Unknown;  // so long ago that the server has forgotten it
}

}  // namespace

Trace::Life PostgresSession::life() {
  static constexpr std::array columns{Kind::Integer, Kind::Time};
  Trace::Life life;
  const auto asked = prepare("SELECT pg_last_wal_replay_lsn(), pg_postmaster_start_time()", {}, columns);
  asked->run({}, [&](Row& row) { life = {row.integerOrNone(0).value_or(0), toMicroseconds(row.time(1))}; });
  return life;
}

// A server that crashed, or a standby in its place, may have lost the transaction and given its number to
// another one. The number is believed where the server is still the same, or has replayed the log up to where
// the transaction stands in it. "Rolled back" is true of either.
Outcome PostgresSession::outcomeOf(const Trace& trace) {
  static constexpr std::array column{Kind::Text};
  static constexpr std::array flag{Kind::Boolean};
  bool standby = false;
  prepare("SELECT pg_is_in_recovery()", {}, flag)->run({}, [&](Row& row) { standby = row.boolean(0); });
  if (standby) return Outcome::Running;  // it may not have come so far yet
  const Trace::Life now = life();
  const bool known = now == trace.life || now.replayed >= trace.place;
  Outcome outcome = Outcome::Unknown;
  const Value transaction(trace.transaction);
  try {
    prepare("SELECT pg_xact_status(CAST(CAST(? AS text) AS xid8))", {&transaction, 1}, column)
        ->run({&transaction, 1}, [&](Row& row) {
          if (!row.null(0)) outcome = outcomeNamed(row.text(0));
        });
  } catch (const soci::postgresql_soci_error& problem) {
    constexpr std::string_view inTheFuture = "22023";
    if (problem.sqlstate() != inTheFuture) throw;
    return Outcome::RolledBack;
  }
  return outcome == Outcome::Committed && !known ? Outcome::Unknown : outcome;
}

}  // namespace vedette::storage
