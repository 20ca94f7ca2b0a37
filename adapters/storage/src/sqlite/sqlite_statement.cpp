#include "sqlite/sqlite_statement.hpp"

#include <string>

namespace vedette::storage {
namespace {

using namespace sqlite_api;

// However a run ends, what it locked is free. Each value is bound anew before the next.
class Reset {
 public:
  explicit Reset(sqlite3_stmt* statement) : statement_(statement) {}
  Reset(const Reset&) = delete;
  Reset& operator=(const Reset&) = delete;
  ~Reset() { sqlite3_reset(statement_); }

 private:
  sqlite3_stmt* statement_;
};

// What SQLite does with a text that is bound. A callback that gets rows may change it while the statement
// runs.
sqlite3_destructor_type keeping(bool givesRows) { return givesRows ? SQLITE_TRANSIENT : SQLITE_STATIC; }

// For json_each.
std::string jsonOf(std::span<const std::int64_t> integers) {
  std::string array = "[";
  for (const std::int64_t integer : integers) {
    if (array.size() > 1) array += ',';
    array += std::to_string(integer);
  }
  return array + ']';
}

int bindText(sqlite3_stmt* statement, int place, std::string_view text, sqlite3_destructor_type keep) {
  return sqlite3_bind_text64(statement, place, text.empty() ? "" : text.data(), text.size(), keep,
                             SQLITE_UTF8);
}

int bindOne(sqlite3_stmt* statement, int place, const Value& value, sqlite3_destructor_type keep) {
  if (value.null) return sqlite3_bind_null(statement, place);
  if (isText(value.kind)) return bindText(statement, place, value.text, keep);
  if (value.kind == Kind::Integers)
    return bindText(statement, place, jsonOf(value.integers), SQLITE_TRANSIENT);
  return sqlite3_bind_int64(statement, place, value.number);
}

}  // namespace

SqliteStatement::SqliteStatement(soci::session& session, const std::string& sql, Columns columns)
    : connection_(handle(session)), givesRows_(!columns.empty()) {
  sqlite3_stmt* prepared = nullptr;
  const int result = sqlite3_prepare_v3(connection_, sql.c_str(), static_cast<int>(sql.size() + 1),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  statement_.reset(prepared);
  check(result);
}

long long SqliteStatement::run(Values values, const OnRow& onRow) {
  const Reset atEnd(statement_.get());
  bind(values);
  stepToEnd(onRow);
  return givesRows_ ? 0 : sqlite3_changes64(connection_);
}

void SqliteStatement::bind(Values values) const {
  if (static_cast<int>(values.size()) != sqlite3_bind_parameter_count(statement_.get()))
    throw soci::soci_error("wrong number of parameters");
  for (std::size_t i = 0; i < values.size(); ++i)
    check(bindOne(statement_.get(), static_cast<int>(i) + 1, values[i], keeping(givesRows_)));
}

void SqliteStatement::stepToEnd(const OnRow& onRow) {
  for (;;) {
    const int result = sqlite3_step(statement_.get());
    if (result == SQLITE_DONE) return;
    if (result != SQLITE_ROW) check(result);
    if (givesRows_) onRow(*this);
  }
}

void SqliteStatement::check(int result) {
  if (result != SQLITE_OK) throw soci::sqlite3_soci_error("a statement failed", result);
}

bool SqliteStatement::null(std::size_t column) const {
  return sqlite3_column_type(statement_.get(), static_cast<int>(column)) == SQLITE_NULL;
}

std::int64_t SqliteStatement::integer(std::size_t column) const {
  return sqlite3_column_int64(statement_.get(), static_cast<int>(column));
}

std::string SqliteStatement::text(std::size_t column) {
  const int number = static_cast<int>(column);
  const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), number));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), number));
  if (!text && sqlite3_errcode(connection_) == SQLITE_NOMEM) check(SQLITE_NOMEM);
  return text ? std::string(text, size) : std::string();
}

}  // namespace vedette::storage
