#include "postgres/session/bulk_rows.hpp"

#include <soci/error.h>

#include "postgres/wire/binary.hpp"

namespace vedette::storage {
namespace {

constexpr std::size_t largestArray = 256;

// The head of COPY's binary format: signature, flags, length of an extension.
constexpr std::string_view copyHead{"PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19};

// The next field, and steps behind it.
std::string_view takeField(std::string_view& fields) {
  const auto length = binary::toInteger(fields.substr(0, 4));
  const std::size_t size = 4 + (length < 0 ? 0 : static_cast<std::size_t>(length));
  const std::string_view field = fields.substr(0, size);
  fields.remove_prefix(size);
  return field;
}

}  // namespace

void BulkRows::row(Values values) {
  if (rows_ == 0) begin(values);
  for (std::size_t i = 0; i < values.size(); ++i) {
    Column& column = columns_[i];
    if (values[i].kind != column.kind) throw soci::soci_error("a value of another kind");
    column.hasNull |= values[i].null;
    binary::appendField(column.fields, values[i]);
  }
  ++rows_;
}

void BulkRows::begin(Values first) {
  columns_.clear();
  for (const Value& value : first) columns_.push_back(Column{value.kind});
}

void BulkRows::finish() {
  if (rows_ == 0) return;
  if (rows_ <= largestArray)
    insertArrays();
  else
    copy();
  rows_ = 0;
}

void BulkRows::insertArrays() {
  const std::string& name = preparedInsert();
  std::vector<std::string> arrays;
  for (const Column& column : columns_)
    arrays.push_back(binary::array(column.kind, rows_, column.hasNull, column.fields));
  pipeline_.executeWithArrays(name, arrays);
  pipeline_.flush();
}

const std::string& BulkRows::preparedInsert() {
  std::string sql = "INSERT INTO " + table_ + " (" + columnNames_ + ") SELECT * FROM unnest(";
  for (std::size_t i = 1; i <= columns_.size(); ++i) sql += (i > 1 ? ", $" : "$") + std::to_string(i);
  sql += ')';
  const auto known = prepared_.find(sql);
  if (known != prepared_.end()) return known->second;
  std::vector<binary::TypeId> types;
  for (const Column& column : columns_) types.push_back(binary::arrayTypeOf(column.kind));
  return prepared_.emplace(sql, pipeline_.prepare(sql, types)).first->second;
}

void BulkRows::copy() {
  std::string rows(copyHead);
  std::vector<std::string_view> left;
  for (const Column& column : columns_) left.emplace_back(column.fields);
  for (std::size_t i = 0; i < rows_; ++i) {
    binary::append16(rows, static_cast<std::int16_t>(columns_.size()));
    for (std::string_view& fields : left) rows += takeField(fields);
  }
  binary::append16(rows, -1);
  pipeline_.copyIn("COPY " + table_ + " (" + columnNames_ + ") FROM STDIN (FORMAT binary)", rows);
}

}  // namespace vedette::storage
