#include "postgres/session/postgres_statement.hpp"

#include <soci/error.h>

#include <charconv>

#include "postgres/session/postgres_row.hpp"

namespace vedette::storage {
namespace {

std::string withNumberedParameters(const std::string& sql) {
  std::string numbered;
  int count = 0;
  for (const char c : sql) {
    numbered += c == '?' ? '$' : c;
    if (c == '?') numbered += std::to_string(++count);
  }
  return numbered;
}

long long changedRows(PGresult* result) {
  const std::string_view text = PQcmdTuples(result);
  long long count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

}  // namespace

PostgresStatement::PostgresStatement(Pipeline& pipeline, const std::string& sql, Values first,
                                     Columns columns)
    : pipeline_(pipeline), givesRows_(!columns.empty()) {
  std::vector<binary::TypeId> types;
  for (const Value& value : first) {
    parameters_.push_back(value.kind);
    types.push_back(binary::typeOf(value.kind));
  }
  name_ = pipeline_.prepare(withNumberedParameters(sql), types);
}

void PostgresStatement::execute(Values values, Pipeline::OnAnswer onAnswer) {
  if (values.size() != parameters_.size()) throw soci::soci_error("wrong number of parameters");
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i].kind != parameters_[i]) throw soci::soci_error("a parameter of another kind");
  pipeline_.execute(name_, values, std::move(onAnswer));
}

long long PostgresStatement::run(Values values, const OnRow& onRow) {
  execute(values, {});
  PgResult answer = pipeline_.finish();
  if (!givesRows_) return changedRows(answer.get());
  PostgresRow(std::move(answer)).each(onRow);
  return 0;
}

void PostgresStatement::ask(Values values, OnRow onRow) {
  execute(values,
          [onRow = std::move(onRow)](PgResult answer) { PostgresRow(std::move(answer)).each(onRow); });
}

}  // namespace vedette::storage
