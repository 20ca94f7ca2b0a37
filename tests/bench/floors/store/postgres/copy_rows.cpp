#include "store/postgres/copy_rows.hpp"

namespace vedette::bench {

using namespace std::string_view_literals;

CopyRows::CopyRows() { clear(); }

void CopyRows::clear() { bytes_ = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0"sv; }

template <class Integer>
void CopyRows::append(Integer value) {
  char bytes[sizeof value];
  for (std::size_t i = sizeof value; i-- > 0; value = static_cast<Integer>(value >> 8))
    bytes[i] = static_cast<char>(value & 0xFF);
  bytes_.append(bytes, sizeof value);
}

void CopyRows::row(int fields) { append(static_cast<std::uint16_t>(fields)); }

void CopyRows::integer(std::int64_t value) {
  append(std::uint32_t{sizeof value});
  append(static_cast<std::uint64_t>(value));
}

// PostgreSQL counts from the year 2000.
void CopyRows::time(std::int64_t microseconds) { integer(microseconds - 946'684'800'000'000); }

void CopyRows::text(std::string_view text) {
  append(static_cast<std::uint32_t>(text.size()));
  bytes_ += text;
}

const std::string& CopyRows::finish() {
  append(static_cast<std::uint16_t>(-1));
  return bytes_;
}

}  // namespace vedette::bench
