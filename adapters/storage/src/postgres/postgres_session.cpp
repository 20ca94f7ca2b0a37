#include <soci/postgresql/soci-postgresql.h>

#include "postgres/postgres_dialect.hpp"

namespace vedette::storage {
namespace {

void add(std::string& uri, const std::string& option, const std::string& value) {
  const auto query = uri.find('?');
  if (query != uri.npos && uri.find(option + "=", query) != uri.npos) return;
  uri += (query == uri.npos ? '?' : '&') + option + '=' + value;
}

std::string reasonFor(const std::string& state) {
  if (state.starts_with("08") || state.starts_with("57P")) return "the connection to the server is lost";
  if (state.starts_with("28")) return "the server refuses the account";
  if (state.starts_with("3D")) return "the server has no such database";
  if (state == "57014" || state == "55P03") return "the server took too long";
  if (state.starts_with("53")) return "the server is out of resources (SQLSTATE " + state + ")";
  if (state == "25006") return "the server is read-only";
  if (state == "42501") return "the account lacks rights";
  return "SQLSTATE " + state;
}

}  // namespace

std::unique_ptr<soci::session> PostgresDialect::connect(Access access) const {
  const auto milliseconds = std::to_string(patience_.count());
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(patience_).count();
  std::string uri = uri_;
  add(uri, "connect_timeout", std::to_string(std::max<long long>(seconds, 2)));
  add(uri, "tcp_user_timeout", milliseconds);
  add(uri, "keepalives_idle", "30");
  add(uri, "application_name", "vedette");
  auto session = std::make_unique<soci::session>(soci::postgresql, uri);
  script(*session,
         "SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET client_encoding = 'UTF8'; "
         "SET client_min_messages = 'warning'; SET standard_conforming_strings = on; "
         "SET idle_in_transaction_session_timeout = '60s'; SET statement_timeout = " +
             milliseconds);
  // A page must come in the order of an index however few rows the planner expects; finishing what an index
  // began (an incremental sort) stays allowed.
  script(*session, "SET enable_sort = off; SET jit = off; SET plan_cache_mode = force_generic_plan");
  std::string durability;
  *session << "SHOW synchronous_commit", soci::into(durability);
  if (durability == "off" && access == Access::Write) script(*session, "SET synchronous_commit = on");
  return session;
}

std::string_view PostgresDialect::beginMigration() const {
  return "SET statement_timeout = 0; BEGIN; "
         "CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL); "
         "LOCK TABLE schema_migrations IN EXCLUSIVE MODE";
}

void PostgresDialect::script(soci::session& session, const std::string& sql) const {
  auto& backend = *static_cast<soci::postgresql_session_backend*>(session.get_backend());
  soci::details::postgresql_result result(backend, PQexec(backend.conn_, sql.c_str()));
  result.check_for_data("a statement failed");
}

Failure PostgresDialect::classify(const std::exception& problem) const {
  const auto* error = dynamic_cast<const soci::postgresql_soci_error*>(&problem);
  if (!error) {
    if (dynamic_cast<const soci::soci_error*>(&problem)) return {false, "the server cannot be reached"};
    return {false, "a statement or a stored value is not as expected"};
  }
  const std::string state = error->sqlstate();
  if (state.find_first_not_of(" \0") == state.npos || state[0] == '\0')
    return {false, "the connection to the server is lost"};
  return {state == "40001" || state == "40P01", reasonFor(state)};
}

}  // namespace vedette::storage
