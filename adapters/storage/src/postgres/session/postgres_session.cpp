#include "postgres/session/postgres_session.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <array>

#include "postgres/session/postgres_row.hpp"
#include "postgres/session/postgres_statement.hpp"

namespace vedette::storage {
namespace {

void add(std::string& uri, const std::string& option, const std::string& value) {
  const auto query = uri.find('?');
  if (query != uri.npos && uri.find(option + "=", query) != uri.npos) return;
  uri += (query == uri.npos ? '?' : '&') + option + '=' + value;
}

std::string withTimeouts(std::string uri, std::chrono::milliseconds patience) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(patience).count();
  add(uri, "connect_timeout", std::to_string(std::max<long long>(seconds, 2)));
  add(uri, "tcp_user_timeout", std::to_string(patience.count()));
  add(uri, "keepalives_idle", "30");
  add(uri, "application_name", "vedette");
  if (uri.find(',') != uri.npos) add(uri, "target_session_attrs", "read-write");  // of several hosts
  return uri;
}

soci::session connected(const std::string& uri) try {
  return soci::session(soci::postgresql, uri);
} catch (const soci::postgresql_soci_error&) {
  throw;
} catch (const soci::soci_error& failure) {
  if (PQping(uri.c_str()) != PQPING_OK) throw;
  throw soci::postgresql_soci_error(failure.what(), refusedConnection);
}

PGconn* handle(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

}  // namespace

PostgresSession::PostgresSession(const std::string& uri, std::chrono::milliseconds patience, Access access)
    : access_(access),
      session_(connected(withTimeouts(uri, patience))),
      pipeline_(handle(session_), patience) {
  configure(patience);
  if (access == Access::Read) return;
  neverAcknowledgeEarly();
  life_ = life();
}

void PostgresSession::configure(std::chrono::milliseconds patience) {
  script(
      "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET client_encoding = 'UTF8'; "
      "SET client_min_messages = 'warning'; SET standard_conforming_strings = on; "
      "SET idle_in_transaction_session_timeout = '60s'; SET statement_timeout = " +
      std::to_string(patience.count()));
  // A page must come in the order of an index however few rows the planner expects; finishing what an index
  // began (an incremental sort) stays allowed.
  // Nor must a plan that was made while a table was small walk through it when it has grown.
  script(
      "SET enable_sort = off; SET enable_seqscan = off; SET jit = off; "
      "SET plan_cache_mode = force_generic_plan");
  // Nor may an aggregate of a few rows begin with a table of hashes for as many as a planner expects that
  // does not know the values: it is megabytes that the kernel clears with every batch of events.
  if (access_ == Access::Write) script("SET enable_hashagg = off");
  if (access_ == Access::Read)
    script("SET default_transaction_isolation = 'repeatable read'; SET default_transaction_read_only = on");
}

void PostgresSession::neverAcknowledgeEarly() {
  pipeline_.execute(pipeline_.prepare("SHOW synchronous_commit", {}), {});
  const PgResult shown = pipeline_.finish();
  if (std::string_view(PQgetvalue(shown.get(), 0, 0)) == "off") script("SET synchronous_commit = on");
}

std::unique_ptr<Statement> PostgresSession::prepare(const std::string& sql, Values first, Columns columns) {
  return std::make_unique<PostgresStatement>(pipeline_, sql, first, columns);
}

std::unique_ptr<BulkInsert> PostgresSession::bulkInsert(std::string_view table, std::string_view columns) {
  return std::make_unique<BulkRows>(pipeline_, inserts_, table, columns);
}

// A read needs no BEGIN: it lasts until the next sync.
void PostgresSession::begin() {
  snapshot_ = Snapshot::Kept;
  if (access_ == Access::Write) beginWriting();
}

void PostgresSession::endWithNext() {
  if (snapshot_ == Snapshot::Kept) return;
  snapshot_ = Snapshot::Ended;
  pipeline_.syncWithNext();
}

bool PostgresSession::beginAnewIfEnded() {
  if (snapshot_ != Snapshot::Ended) return false;
  snapshot_ = Snapshot::MayEnd;
  return true;
}

// Writers follow one another on the lock of one row, so ids ascend in the order of the commits and no
// transaction loses a race. The trace is asked for behind the lock, which has its place in the log by then.
void PostgresSession::beginWriting() {
  if (commit_.empty()) {
    begin_ = pipeline_.prepare("BEGIN", {});
    lock_ = pipeline_.prepare(
        "WITH locked AS MATERIALIZED (SELECT next FROM counters WHERE name = 'event' FOR UPDATE) "
        "SELECT pg_current_xact_id(), pg_current_wal_insert_lsn() FROM locked",
        {});
    commit_ = pipeline_.prepare("COMMIT", {});
  }
  trace_.reset();
  pipeline_.execute(begin_, {});
  pipeline_.execute(lock_, {}, [this](PgResult answer) {
    PostgresRow(std::move(answer)).each([this](Row& row) {
      trace_ = {row.integer(0), row.integer(1), life_};
    });
  });
}

// One after another, by a lock of its own: the first finds no table that it could lock.
void PostgresSession::beginMigration() {
  constexpr std::int64_t migrations = 0x76656465747465;  // "vedette"
  pipeline_.waitForEver();
  script("SET statement_timeout = 0; BEGIN; SELECT pg_advisory_xact_lock(" + std::to_string(migrations) +
         ')');
}

void PostgresSession::commit() {
  if (access_ == Access::Read) return pipeline_.syncUnlessDone();
  if (!trace_) pipeline_.finish();
  committing_ = true;
  pipeline_.execute(commit_, {});
  pipeline_.sync();
  pipeline_.finish();
  committing_ = false;
}

void PostgresSession::rollBack() {
  if (access_ == Access::Read) return pipeline_.syncUnlessDone();
  script("ROLLBACK");
}

}  // namespace vedette::storage
