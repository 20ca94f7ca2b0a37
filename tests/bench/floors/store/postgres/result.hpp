#pragma once

#include <libpq-fe.h>

#include <memory>
#include <stdexcept>

namespace vedette::bench {

using PostgresConnection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using PostgresResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

// Takes the result over; throws when it says that something failed.
inline PostgresResult checked(PGconn* connection, PGresult* result) {
  PostgresResult owned(result, PQclear);
  const ExecStatusType status = PQresultStatus(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN)
    throw std::runtime_error(PQerrorMessage(connection));
  return owned;
}

}  // namespace vedette::bench
