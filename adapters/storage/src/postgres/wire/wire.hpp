#pragma once

#include <libpq-fe.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vedette::storage {

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, ClearResult>;

// A connection of libpq, which it does not own, on which no wait is longer than `patience`: a server that
// hangs, or a network that swallows everything, says nothing that would end one. Throws what SOCI throws.
class Wire {
 public:
  Wire(PGconn* connection, std::chrono::milliseconds patience);

  operator PGconn*() const { return connection_; }

  void waitForEver() { patience_.reset(); }  // for answers, from now on

  void flush();       // returns when everything is sent
  PgResult answer();  // the next; null behind the last one of a statement

  // One statement outside of a pipeline: its last answer, with every other read.
  PgResult command(const std::string& sql);
  void copy(std::string_view rows);  // behind a COPY that asks for them
  void endCopy();

  [[noreturn]] void lost() const;

 private:
  using Deadline = std::chrono::steady_clock::time_point;
  Deadline deadline() const {
    return patience_ ? std::chrono::steady_clock::now() + *patience_ : Deadline::max();
  }
  void wait(short events, Deadline) const;
  void take(short events, Deadline);

  PGconn* connection_;
  std::optional<std::chrono::milliseconds> patience_;
};

// The SQLSTATE of what this program gives up waiting for; servers send none of that name.
inline constexpr const char* gaveUp = "08V00";

// In place of the SQLSTATE with which a server refuses a connection: libpq keeps that to itself, and the text
// that it gives is in the server's language.
inline constexpr const char* refusedConnection = "08V01";

}  // namespace vedette::storage
