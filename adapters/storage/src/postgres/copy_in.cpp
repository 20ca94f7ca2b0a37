#include "postgres/copy_in.hpp"

#include <soci/postgresql/soci-postgresql.h>

namespace vedette::storage {
namespace {

constexpr std::size_t largestPiece = 1u << 20;

void appendEscaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const std::size_t plain = text.find_first_of("\\\n\r\t");
    out.append(text.substr(0, plain));
    if (plain == text.npos) return;
    const char special = text[plain];
    out += '\\';
    out += special == '\n' ? 'n' : special == '\r' ? 'r' : special == '\t' ? 't' : '\\';
    text.remove_prefix(plain + 1);
  }
}

}  // namespace

CopyIn::CopyIn(soci::session& session, std::string_view table, std::string_view columns) : session_(session) {
  command_.append("COPY ").append(table).append(" (").append(columns).append(") FROM STDIN");
}

void CopyIn::row(Values values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i > 0) rows_ += '\t';
    append(values[i]);
  }
  rows_ += '\n';
}

void CopyIn::append(const Value& value) {
  if (value.null)
    rows_ += "\\N";
  else if (value.kind == Kind::Text)
    appendEscaped(rows_, value.text);
  else if (value.kind == Kind::Time)
    appendTimestamp(rows_, fromMicroseconds(value.number));
  else if (value.kind == Kind::Boolean)
    rows_ += value.number != 0 ? 't' : 'f';
  else
    rows_ += std::to_string(value.number);
}

void CopyIn::finish() {
  if (rows_.empty()) return;
  auto& backend = *static_cast<soci::postgresql_session_backend*>(session_.get_backend());
  PGconn* connection = backend.conn_;
  soci::details::postgresql_result started(backend, PQexec(connection, command_.c_str()));
  if (PQresultStatus(started) != PGRES_COPY_IN) started.check_for_errors("COPY");
  for (std::size_t at = 0; at < rows_.size(); at += largestPiece) {
    const auto size = static_cast<int>(std::min(largestPiece, rows_.size() - at));
    if (PQputCopyData(connection, rows_.data() + at, size) != 1)
      throw soci::postgresql_soci_error("COPY was cut off", "08006");
  }
  if (PQputCopyEnd(connection, nullptr) != 1) throw soci::postgresql_soci_error("COPY was cut off", "08006");
  soci::details::postgresql_result ended(backend, PQgetResult(connection));
  ended.check_for_errors("COPY");
  while (PGresult* rest = PQgetResult(connection)) PQclear(rest);
  rows_.clear();
}

}  // namespace vedette::storage
