#include "backup/format/encoder.hpp"

#include "backup/format/format.hpp"
#include "backup/problem.hpp"

namespace vedette::storage::backup {
namespace {

constexpr std::size_t bufferBytes = 128 * 1024;

}  // namespace

void Encoder::number(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) buffer_ += static_cast<char>(number | 0x80);
  buffer_ += static_cast<char>(number);
}

void Encoder::integer(std::int64_t value) {
  number(static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63));
}

void Encoder::text(std::string_view text) {
  if (text.size() > longestText) throw Problem(unavailable("A stored text is too long for a backup."));
  number(text.size());
  buffer_ += text;
  if (buffer_.size() >= bufferBytes) flush();
}

void Encoder::row(Values values) {
  std::uint64_t nulls = 0;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i].null) nulls |= std::uint64_t{1} << i;
  number(nulls + 1);
  for (const Value& value : values) {
    if (value.null) continue;
    if (isText(value.kind))
      text(value.text);
    else
      integer(value.number);
  }
  if (buffer_.size() >= bufferBytes) flush();
}

void Encoder::flush() {
  sink_.write(buffer_);
  buffer_.clear();
}

}  // namespace vedette::storage::backup
