#pragma once

#include <string_view>
#include <vector>

#include "backup/file/byte_stream.hpp"
#include "backup/format/row_values.hpp"

namespace vedette::storage::backup {

// Reads what Encoder wrote. Throws for anything that it cannot have written; takes no more memory than the
// bytes that are there.
class Decoder {
 public:
  explicit Decoder(ByteSource& source);

  std::uint64_t number();
  std::int64_t integer();
  void text(std::string& out);
  std::string text();
  bool row(RowValues&);  // false behind the last row of a table
  bool atEnd();

 private:
  bool fill();
  unsigned char byte();
  void value(RowValues&, std::size_t column);

  ByteSource& source_;
  std::vector<char> buffer_;
  std::string_view unread_;
};

}  // namespace vedette::storage::backup
