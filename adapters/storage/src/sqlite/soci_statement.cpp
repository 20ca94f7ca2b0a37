#include "sqlite/soci_statement.hpp"

namespace vedette::storage {
namespace {

// What SOCI binds by position needs a name all the same.
std::string withNamedParameters(const std::string& sql) {
  std::string named;
  int count = 0;
  for (const char c : sql) {
    named += c == '?' ? ':' : c;
    if (c == '?') named += 'p' + std::to_string(++count);
  }
  return named;
}

}  // namespace

SociStatement::SociStatement(soci::session& session, const std::string& sql, Values first, Columns columns)
    : statement_(session) {
  parameters_.reserve(first.size());
  columns_.reserve(columns.size());
  statement_.alloc();
  for (const Value& value : first) {
    Slot& slot = parameters_.emplace_back(Slot{value.kind});
    if (isText(slot.kind))
      statement_.exchange(soci::use(slot.text, slot.indicator));
    else
      statement_.exchange(soci::use(slot.number, slot.indicator));
  }
  for (const Kind kind : columns) {
    Slot& slot = columns_.emplace_back(Slot{kind});
    if (isText(slot.kind))
      statement_.exchange(soci::into(slot.text, slot.indicator));
    else
      statement_.exchange(soci::into(slot.number, slot.indicator));
  }
  statement_.prepare(withNamedParameters(sql));
  statement_.define_and_bind();
}

long long SociStatement::run(Values values, const OnRow& onRow) {
  if (values.size() != parameters_.size()) throw soci::soci_error("wrong number of parameters");
  for (std::size_t i = 0; i < values.size(); ++i) {
    Slot& slot = parameters_[i];
    slot.indicator = values[i].null ? soci::i_null : soci::i_ok;
    if (isText(slot.kind))
      slot.text.assign(values[i].text);
    else
      slot.number = values[i].number;
  }
  bool more = statement_.execute(true);
  if (columns_.empty()) return statement_.get_affected_rows();
  for (; more; more = statement_.fetch()) onRow(*this);
  return 0;
}

}  // namespace vedette::storage
