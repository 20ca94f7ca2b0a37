#pragma once

#include <soci/soci.h>

#include <string>
#include <string_view>

#include "sql/dialect.hpp"

namespace vedette::storage {

// Rows by COPY on the session's own connection: one round trip whatever their number. (SOCI's vector binding
// runs a statement a row, and stores the first batch again when it is reused.)
class CopyIn final : public BulkInsert {
 public:
  CopyIn(soci::session& session, std::string_view table, std::string_view columns);

  void row(Values) override;
  void finish() override;

 private:
  void append(const Value&);

  soci::session& session_;
  std::string command_;
  std::string rows_;  // in COPY's text format
};

}  // namespace vedette::storage
