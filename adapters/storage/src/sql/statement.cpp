#include "sql/statement.hpp"

namespace vedette::storage {
namespace {

// SOCI's PostgreSQL backend knows only named parameters; every database takes them.
std::string withNamedParameters(const std::string& sql) {
  std::string named;
  int count = 0;
  for (const char c : sql) {
    named += c == '?' ? ':' : c;
    if (c == '?') named += 'p' + std::to_string(++count);
  }
  return named;
}

// 2026-11-22 08:00:00.123456+00
Timestamp readTime(std::string text) {
  text[10] = 'T';
  text += ":00";
  const auto time = parseTimestamp(text);
  if (!time) throw soci::soci_error("a stored time cannot be read");
  return *time;
}

}  // namespace

Statement::Statement(soci::session& session, Wire wire, const std::string& sql, Values first, Columns columns)
    : wire_(wire), statement_(session) {
  parameters_.reserve(first.size());
  columns_.reserve(columns.size());
  statement_.alloc();
  for (const Value& value : first) {
    Slot& slot = parameters_.emplace_back(Slot{value.kind});
    if (travelsAsText(slot))
      statement_.exchange(soci::use(slot.text, slot.indicator));
    else
      statement_.exchange(soci::use(slot.number, slot.indicator));
  }
  for (const Kind kind : columns) {
    Slot& slot = columns_.emplace_back(Slot{kind});
    if (travelsAsText(slot))
      statement_.exchange(soci::into(slot.text, slot.indicator));
    else
      statement_.exchange(soci::into(slot.number, slot.indicator));
  }
  statement_.prepare(withNamedParameters(sql));
  statement_.define_and_bind();
}

long long Statement::run(Values values, const OnRow& onRow) {
  if (values.size() != parameters_.size()) throw soci::soci_error("wrong number of parameters");
  for (std::size_t i = 0; i < values.size(); ++i) put(values[i], parameters_[i]);
  bool more = statement_.execute(true);
  if (columns_.empty()) return statement_.get_affected_rows();
  for (; more; more = statement_.fetch()) onRow(*this);
  return 0;
}

bool Statement::travelsAsText(const Slot& slot) const {
  return slot.kind == Kind::Text || (wire_ == Wire::Texts && slot.kind != Kind::Integer);
}

void Statement::put(const Value& value, Slot& slot) const {
  slot.indicator = value.null ? soci::i_null : soci::i_ok;
  if (value.null) return;
  if (slot.kind == Kind::Text)
    slot.text.assign(value.text);
  else if (!travelsAsText(slot))
    slot.number = value.number;
  else if (slot.kind == Kind::Time)
    slot.text = formatTimestamp(fromMicroseconds(value.number));
  else
    slot.text = value.number != 0 ? "t" : "f";
}

Timestamp Statement::time(std::size_t column) const {
  const Slot& slot = columns_[column];
  return wire_ == Wire::Texts ? readTime(slot.text) : fromMicroseconds(slot.number);
}

bool Statement::boolean(std::size_t column) const {
  const Slot& slot = columns_[column];
  return wire_ == Wire::Texts ? slot.text == "t" : slot.number != 0;
}

}  // namespace vedette::storage
