#include "postgres/wire/wire.hpp"

#include <poll.h>
#include <soci/postgresql/soci-postgresql.h>

#include <algorithm>
#include <cerrno>

namespace vedette::storage {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t largestPiece = 1u << 20;
constexpr std::chrono::milliseconds longestPoll = 1min;
constexpr auto grace = 250ms;  // so that the server's own timeout, which keeps the connection, comes first

}  // namespace

Wire::Wire(PGconn* connection, std::chrono::milliseconds patience)
    : connection_(connection), patience_(patience + grace) {
  if (PQsetnonblocking(connection_, 1) != 0) lost();
}

void Wire::flush() {
  int left = PQflush(connection_);
  if (left == 0) return;
  for (const Deadline end = deadline(); left != 0; left = PQflush(connection_)) {
    if (left < 0) lost();
    take(POLLIN | POLLOUT, end);
  }
}

PgResult Wire::answer() {
  flush();
  if (PQisBusy(connection_) != 0)
    for (const Deadline end = deadline(); PQisBusy(connection_) != 0;) take(POLLIN, end);
  return PgResult(PQgetResult(connection_));
}

PgResult Wire::command(const std::string& sql) {
  if (PQsendQuery(connection_, sql.c_str()) != 1) lost();
  PgResult last;
  while (PgResult next = answer()) {
    last = std::move(next);
    if (PQresultStatus(last.get()) == PGRES_COPY_IN) break;
  }
  return last;
}

void Wire::copy(std::string_view rows) {
  for (; !rows.empty(); rows.remove_prefix(std::min(largestPiece, rows.size()))) {
    if (PQputCopyData(connection_, rows.data(), static_cast<int>(std::min(largestPiece, rows.size()))) != 1)
      lost();
    flush();
  }
}

void Wire::endCopy() {
  if (PQputCopyEnd(connection_, nullptr) != 1) lost();
}

void Wire::take(short events, Deadline end) {
  wait(events, end);
  if (PQconsumeInput(connection_) != 1) lost();
}

void Wire::wait(short events, Deadline end) const {
  pollfd ready{PQsocket(connection_), events, 0};
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    const int count = ::poll(&ready, 1, static_cast<int>(std::clamp(left, 0ms, longestPoll).count()));
    if (count > 0) return;
    if (count == 0 && left <= longestPoll)
      throw soci::postgresql_soci_error("the server does not answer", gaveUp);
    if (errno != EINTR) lost();
  }
}

void Wire::lost() const { throw soci::postgresql_soci_error("the connection is lost", "08006"); }

}  // namespace vedette::storage
