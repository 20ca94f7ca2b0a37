#pragma once

#include <memory>
#include <string>

#include "sql/statement.hpp"
#include "sql/trace.hpp"

namespace vedette::storage {

// Takes rows into one table, as fast as the database can. They are on their way when finish() returns, and
// stored when the transaction is. From the first row to finish() the session does nothing else, and
// without finish() it is good for nothing.
class BulkInsert {
 public:
  virtual ~BulkInsert() = default;
  virtual void row(Values) = 0;
  virtual void finish() = 0;
};

// One connection to a database, with every promise of durability and isolation made and checked. What is sent
// without waiting fails at the latest when the transaction is committed. Throws what SOCI throws.
class SqlSession {
 public:
  virtual ~SqlSession() = default;

  virtual std::unique_ptr<Statement> prepare(const std::string& sql, Values first, Columns columns) = 0;
  virtual std::unique_ptr<BulkInsert> bulkInsert(std::string_view table, std::string_view columns) = 0;

  // Runs statements that hold no values, separated by semicolons.
  virtual void script(const std::string& sql) = 0;

  virtual void settle() {}  // waits for what was sent and asked

  // A transaction: one writer at a time in every process, or one snapshot to read.
  virtual void begin() = 0;
  virtual void commit() = 0;  // what was written is durable when it returns
  virtual void rollBack() = 0;

  // A transaction that may take as long as it takes, and whose tables nobody else makes meanwhile.
  virtual void beginMigration() = 0;

  // The snapshot that was begun may end before it is committed, where that saves a message: with the answer
  // that is waited for next after endWithNext(), which is ignored of any other transaction.
  virtual void forOneQuestion() {}
  virtual void endWithNext() {}
  // True: it has ended, and what is asked for from now on comes of one other.
  virtual bool beginAnewIfEnded() { return false; }

  // The transaction whose commit was sent and has no answer. Nothing where a commit that fails did not
  // happen.
  virtual std::optional<Trace> unanswered() const { return {}; }
  // What became of a transaction of another connection.
  virtual Outcome outcomeOf(const Trace&) { return Outcome::Unknown; }

  // False: what was committed is, but something failed behind it, and the connection is only good to be
  // closed.
  virtual bool isSound() const { return true; }
  // It will be closed because something failed: that must not touch the files any more.
  virtual void abandon() {}
};

}  // namespace vedette::storage
