#pragma once

#include <string>
#include <vector>

#include "postgres/wire/pipeline.hpp"
#include "sql/statement.hpp"

namespace vedette::storage {

// A statement that the server keeps prepared, on a session's pipeline.
class PostgresStatement final : public Statement {
 public:
  PostgresStatement(Pipeline&, const std::string& sql, Values first, Columns columns);

  long long run(Values values, const OnRow& onRow) override;
  void send(Values values) override { execute(values, {}); }
  void ask(Values values, OnRow onRow) override;

 private:
  void execute(Values values, Pipeline::OnAnswer);

  Pipeline& pipeline_;
  std::vector<Kind> parameters_;
  bool givesRows_;
  std::string name_;
};

}  // namespace vedette::storage
