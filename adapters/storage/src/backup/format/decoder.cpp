#include "backup/format/decoder.hpp"

#include <algorithm>

#include "backup/format/damage.hpp"
#include "backup/format/format.hpp"

namespace vedette::storage::backup {
namespace {

constexpr std::size_t bufferBytes = 128 * 1024;

}  // namespace

Decoder::Decoder(ByteSource& source) : source_(source), buffer_(bufferBytes) {}

bool Decoder::fill() {
  if (unread_.empty()) unread_ = {buffer_.data(), source_.read(buffer_)};
  return !unread_.empty();
}

bool Decoder::atEnd() { return !fill(); }

unsigned char Decoder::byte() {
  if (!fill()) throw changed();
  const auto first = static_cast<unsigned char>(unread_.front());
  unread_.remove_prefix(1);
  return first;
}

std::uint64_t Decoder::number() {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const std::uint64_t seven = byte();
    number |= (seven & 0x7f) << shift;
    if (seven < 0x80) return number;
  }
  throw changed();
}

std::int64_t Decoder::integer() {
  const std::uint64_t zigzag = number();
  return static_cast<std::int64_t>(zigzag >> 1 ^ (~(zigzag & 1) + 1));
}

void Decoder::text(std::string& out) {
  std::uint64_t left = number();
  if (left > longestText) throw changed();
  out.clear();
  while (left > 0) {
    if (!fill()) throw changed();
    const std::size_t piece = std::min<std::uint64_t>(left, unread_.size());
    out += unread_.substr(0, piece);
    unread_.remove_prefix(piece);
    left -= piece;
  }
}

std::string Decoder::text() {
  std::string out;
  text(out);
  return out;
}

bool Decoder::row(RowValues& row) {
  const std::uint64_t first = number();
  if (first == 0) return false;
  const std::uint64_t nulls = first - 1;
  if (nulls >> row.size() != 0) throw changed();
  for (std::size_t i = 0; i < row.size(); ++i) {
    if ((nulls >> i & 1) != 0)
      row.setNull(i);
    else
      value(row, i);
  }
  return true;
}

void Decoder::value(RowValues& row, std::size_t column) {
  const Kind kind = row[column].kind;
  if (isText(kind)) {
    text(row.text(column));
    return row.textIsSet(column);
  }
  const std::int64_t number = integer();
  if (kind == Kind::Boolean && number != 0 && number != 1) throw changed();
  row.setNumber(column, number);
}

}  // namespace vedette::storage::backup
