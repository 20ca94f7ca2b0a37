#include "postgres/session/bulk_rows.hpp"

#include <soci/error.h>

#include "postgres/wire/binary.hpp"

namespace vedette::storage {
namespace {

constexpr std::size_t largestArray = 256;
constexpr std::size_t copiedTogether = 64 * 1024;  // bytes

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
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i].kind != columns_[i].kind) throw soci::soci_error("a value of another kind");
  if (rows_ == largestArray) beginCopy();
  if (rows_ < largestArray)
    hold(values);
  else
    copy(values);
  ++rows_;
}

void BulkRows::begin(Values first) {
  columns_.clear();
  for (const Value& value : first) columns_.push_back(Column{value.kind});
}

void BulkRows::hold(Values values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    columns_[i].hasNull |= values[i].null;
    binary::appendField(columns_[i].fields, values[i]);
  }
}

void BulkRows::finish() {
  if (rows_ == 0) return;
  if (rows_ <= largestArray)
    insertArrays();
  else
    endCopy();
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

// With the rows that were held so far.
void BulkRows::beginCopy() {
  pipeline_.beginCopy("COPY " + table_ + " (" + columnNames_ + ") FROM STDIN (FORMAT binary)");
  copied_ = copyHead;
  std::vector<std::string_view> left;
  for (const Column& column : columns_) left.emplace_back(column.fields);
  for (std::size_t i = 0; i < rows_; ++i) {
    binary::append16(copied_, static_cast<std::int16_t>(columns_.size()));
    for (std::string_view& fields : left) copied_ += takeField(fields);
  }
}

void BulkRows::copy(Values values) {
  binary::append16(copied_, static_cast<std::int16_t>(values.size()));
  for (const Value& value : values) binary::appendField(copied_, value);
  if (copied_.size() < copiedTogether) return;
  pipeline_.copy(copied_);
  copied_.clear();
}

void BulkRows::endCopy() {
  binary::append16(copied_, -1);
  pipeline_.copy(copied_);
  pipeline_.endCopy();
}

}  // namespace vedette::storage
