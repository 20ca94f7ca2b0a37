#include "sql/connection.hpp"

#include <soci/error.h>

#include <array>
#include <stdexcept>

namespace vedette::storage {
namespace {

Values span(std::initializer_list<Value> values) { return {values.begin(), values.size()}; }

}  // namespace

Connection::Connection(const Dialect& dialect, Access access)
    : dialect_(dialect), session_(dialect.connect(access)) {}

void Connection::begin() {
  question_ = Question::None;
  session_->begin();
}

void Connection::forOneQuestion() {
  question_ = Question::Open;
  session_->forOneQuestion();
}

void Connection::takeQuestion() {
  if (question_ == Question::Taken) throw std::logic_error("a question calls one store, once");
  question_ = Question::Taken;
}

Statement& Connection::prepared(const std::string& sql, Values values, Columns columns) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) return *known->second;
  auto made = session_->prepare(sql, values, columns);
  return *statements_.emplace(sql, std::move(made)).first->second;
}

long long Connection::run(const std::string& sql, std::initializer_list<Value> values) {
  return run(sql, span(values));
}

long long Connection::run(const std::string& sql, Values values) {
  return prepared(sql, values, {}).run(values, {});
}

void Connection::each(const std::string& sql, Columns columns, std::initializer_list<Value> values,
                      const OnRow& onRow) {
  each(sql, columns, span(values), onRow);
}

void Connection::each(const std::string& sql, Columns columns, Values values, const OnRow& onRow) {
  prepared(sql, values, columns).run(values, onRow);
}

void Connection::send(const std::string& sql, std::initializer_list<Value> values) {
  prepared(sql, span(values), {}).send(span(values));
}

void Connection::ask(const std::string& sql, Columns columns, std::initializer_list<Value> values,
                     OnRow onRow) {
  prepared(sql, span(values), columns).ask(span(values), std::move(onRow));
}

std::optional<std::int64_t> Connection::integer(const std::string& sql, std::initializer_list<Value> values) {
  static constexpr std::array column{Kind::Integer};
  std::optional<std::int64_t> found;
  each(sql, column, values, [&](Row& row) { found = row.integer(0); });
  return found;
}

std::int64_t Connection::reserve(std::string_view counter, std::size_t count) {
  const auto first = dialect_.moveOn(*this, counter, count);
  if (!first) throw soci::soci_error("a counter is missing");
  return *first;
}

Error Connection::fail(const std::exception& problem) {
  if (!failure_) failure_ = dialect_.classify(problem);
  return unavailable("The database failed: " + failure_->reason + ".");
}

}  // namespace vedette::storage
