#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "postgres/wire/pipeline.hpp"
#include "sql/sql_session.hpp"

namespace vedette::storage {

// Statements that insert arrays, prepared once: the name by the text.
using PreparedInserts = std::unordered_map<std::string, std::string>;

// A few rows travel as one array a column, in the pipeline with everything else; many by COPY, which is
// cheaper for the server but takes round trips of its own. The server stores what has come while the rest is
// written.
class BulkRows final : public BulkInsert {
 public:
  BulkRows(Pipeline& pipeline, PreparedInserts& prepared, std::string_view table, std::string_view columns)
      : pipeline_(pipeline), prepared_(prepared), table_(table), columnNames_(columns) {}

  void row(Values) override;
  void finish() override;

 private:
  struct Column {
    Kind kind;
    bool hasNull = false;
    std::string fields = {};
  };

  void begin(Values first);
  void hold(Values);
  void insertArrays();
  const std::string& preparedInsert();
  void beginCopy();
  void copy(Values);
  void endCopy();

  Pipeline& pipeline_;
  PreparedInserts& prepared_;
  std::string table_;
  std::string columnNames_;
  std::vector<Column> columns_;  // of the rows held
  std::size_t rows_ = 0;
  std::string copied_;  // rows that are not sent yet
};

}  // namespace vedette::storage
