#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "postgres/wire/wire.hpp"
#include "sql/value.hpp"

namespace vedette::storage {

// libpq's pipeline on a connection that it does not own: statements are sent without waiting for the answers
// to those before them. Parameters and answers are in binary form. Throws what SOCI throws.
class Pipeline {
 public:
  Pipeline(PGconn*, std::chrono::milliseconds patience);
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

  // Both give the statement's name. Parameters are $1, $2 ...
  std::string prepare(const std::string& sql, std::span<const unsigned> types);

  // The answer is for `onAnswer`, or for who finishes.
  using OnAnswer = std::function<void(PgResult)>;
  void execute(const std::string& name, Values parameters, OnAnswer onAnswer = {});
  void executeWithArrays(const std::string& name, std::span<const std::string> arrays);

  void waitForEver() { wire_.waitForEver(); }

  void flush() { wire_.flush(); }  // lets the server begin with what was sent
  // The same, and ends a transaction that no BEGIN began: at once, with what is finished next, or unless
  // nothing was sent since the last one.
  void sync();
  void syncWithNext() { syncsNext_ = true; }
  void syncUnlessDone();
  PgResult finish();  // waits for all that was sent: the answer to the last, or the first failure

  // Statements without values, one round trip, and nothing else on its way.
  void script(const std::string& sql);
  // Rows in the binary format of COPY, head and end included, in pieces. Nothing else until the end.
  void beginCopy(const std::string& command);
  void copy(std::string_view piece) { wire_.copy(piece); }
  void endCopy();

 private:
  struct Expected {
    bool sync;
    OnAnswer onAnswer = {};
  };
  void sent(int accepted, Expected);
  PgResult readAnswer();
  void leave();
  void enter();

  Wire wire_;
  std::vector<Expected> expected_;
  bool synced_ = true;  // nothing was sent behind the last sync
  bool syncsNext_ = false;
  std::size_t prepared_ = 0;
};

}  // namespace vedette::storage
