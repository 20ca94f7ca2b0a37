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
// cheaper for the server but takes two round trips of its own.
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
  void insertArrays();
  const std::string& preparedInsert();
  void copy();

  Pipeline& pipeline_;
  PreparedInserts& prepared_;
  std::string table_;
  std::string columnNames_;
  std::vector<Column> columns_;
  std::size_t rows_ = 0;
};

}  // namespace vedette::storage
