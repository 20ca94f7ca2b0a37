#pragma once

#include <map>
#include <optional>
#include <string>
#include <type_traits>

#include "sql/dialect.hpp"
#include "vedette/error.hpp"

namespace vedette::storage {

// One session and its prepared statements. Once something failed on it, it is only good to be discarded.
class Connection {
 public:
  Connection(const Dialect& dialect, Access access);

  const Dialect& dialect() const { return dialect_; }
  SqlSession& session() { return *session_; }

  void begin();  // a transaction
  // The one that has begun is for one call of one store, because its snapshot may end with that: another one
  // throws.
  void forOneQuestion();

  // Run a statement of a fixed text: it is prepared once.
  long long run(const std::string& sql, std::initializer_list<Value> values);
  long long run(const std::string& sql, Values values);
  void each(const std::string& sql, Columns columns, std::initializer_list<Value> values, const OnRow&);
  void each(const std::string& sql, Columns columns, Values values, const OnRow&);
  // Like run(), without waiting for what comes of it.
  void send(const std::string& sql, std::initializer_list<Value> values);
  // Like each(), but the rows may come with those of the next statement that is waited for.
  void ask(const std::string& sql, Columns columns, std::initializer_list<Value> values, OnRow onRow);
  void settle() { session_->settle(); }
  void endWithNext() { session_->endWithNext(); }
  bool beginAnewIfEnded() { return session_->beginAnewIfEnded(); }
  std::unique_ptr<BulkInsert> bulkInsert(std::string_view table, std::string_view columns) {
    return session_->bulkInsert(table, columns);
  }
  void script(std::string_view sql) { session_->script(std::string(sql)); }

  // The one integer that a statement gives; nothing when it gives no row.
  std::optional<std::int64_t> integer(const std::string& sql, std::initializer_list<Value> values);

  // The first of `count` fresh ids.
  std::int64_t reserve(std::string_view counter, std::size_t count);

  // Where a store's method turns what SOCI throws into an Error, and the connection remembers it.
  template <class Work>
  auto guarded(Work&& work) -> std::invoke_result_t<Work> {
    if (question_ != Question::None) takeQuestion();
    try {
      return work();
    } catch (const std::exception& problem) {
      return fail(problem);
    }
  }
  Error fail(const std::exception&);
  const std::optional<Failure>& failure() const { return failure_; }

 private:
  enum class Question { None, Open, Taken };

  void takeQuestion();
  Statement& prepared(const std::string& sql, Values values, Columns columns);

  const Dialect& dialect_;
  std::unique_ptr<SqlSession> session_;
  std::map<std::string, std::unique_ptr<Statement>, std::less<>> statements_;  // die before the session
  std::optional<Failure> failure_;
  Question question_ = Question::None;
};

}  // namespace vedette::storage
