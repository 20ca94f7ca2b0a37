#include <soci/postgresql/soci-postgresql.h>

#include "postgres/postgres_dialect.hpp"
#include "postgres/wire/wire.hpp"

namespace vedette::storage {
namespace {

// SQLSTATE is empty when the server said nothing.
bool isLost(const std::string& state) {
  return state.empty() || state[0] == '\0' || state[0] == ' ' || state.starts_with("08") ||
         state.starts_with("57P");
}

// Away besides: out of resources, no such account or database, a standby. These refuse whatever is asked.
Cause causeOf(const std::string& state) {
  if (isLost(state) || state.starts_with("53") || state.starts_with("28") || state.starts_with("3D") ||
      state == "25006")
    return Cause::StoreAway;
  const bool value = state.starts_with("22") || state.starts_with("23");
  return value ? Cause::StoreRefuses : Cause::Other;
}

std::string reasonFor(const std::string& state) {
  if (state == refusedConnection)
    return "the server refuses the connection: its log says whether for the account, the password, the "
           "database or the number of connections";
  if (isLost(state) && state != gaveUp) return "the connection to the server is lost";
  if (state.starts_with("28")) return "the server refuses the account";
  if (state.starts_with("3D")) return "the server has no such database";
  if (state == "57014" || state == "55P03" || state == gaveUp) return "the server took too long";
  if (state.starts_with("53")) return "the server is out of resources (SQLSTATE " + state + ")";
  if (state == "25006") return "the server is read-only";
  if (state == "42501") return "the account lacks rights";
  return "SQLSTATE " + state;
}

}  // namespace

Failure PostgresDialect::classify(const std::exception& problem) const {
  const auto* error = dynamic_cast<const soci::postgresql_soci_error*>(&problem);
  if (!error) {
    if (dynamic_cast<const soci::soci_error*>(&problem))
      return {.lost = true, .reason = "the server cannot be reached"};
    return {.reason = "a statement or a stored value is not as expected"};
  }
  const std::string state = error->sqlstate();
  return {.transient = state == "40001" || state == "40P01",
          .lost = isLost(state),
          .reason = reasonFor(state),
          .cause = causeOf(state)};
}

}  // namespace vedette::storage
