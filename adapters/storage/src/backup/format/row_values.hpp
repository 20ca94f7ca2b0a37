#pragma once

#include <string>
#include <vector>

#include "sql/statement.hpp"

namespace vedette::storage::backup {

// One row after another of one table, with the texts that its values refer to.
class RowValues {
 public:
  explicit RowValues(Columns kinds) : texts_(kinds.size()) {
    for (const Kind kind : kinds) values_.push_back(Value::absent(kind));
  }
  RowValues(const RowValues&) = delete;
  RowValues& operator=(const RowValues&) = delete;

  Values values() const { return values_; }
  const Value& operator[](std::size_t column) const { return values_[column]; }
  std::size_t size() const { return values_.size(); }

  void setNull(std::size_t column) { values_[column].null = true; }
  void setNumber(std::size_t column, std::int64_t number) {
    values_[column].null = false;
    values_[column].number = number;
  }
  // For what fills the text in place; then `textIsSet`.
  std::string& text(std::size_t column) { return texts_[column]; }
  void textIsSet(std::size_t column) {
    values_[column].null = false;
    values_[column].text = texts_[column];
  }

  void take(Row&);  // of a statement with these kinds of columns

 private:
  std::vector<std::string> texts_;
  std::vector<Value> values_;
};

}  // namespace vedette::storage::backup
