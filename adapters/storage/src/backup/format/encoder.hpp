#pragma once

#include <string>

#include "backup/file/byte_stream.hpp"
#include "sql/value.hpp"

namespace vedette::storage::backup {

// The words of the format (format.hpp), through a buffer.
class Encoder {
 public:
  explicit Encoder(ByteSink& sink) : sink_(sink) {}

  void number(std::uint64_t);
  void integer(std::int64_t);
  void text(std::string_view);
  void row(Values);
  void flush();

 private:
  ByteSink& sink_;
  std::string buffer_;
};

}  // namespace vedette::storage::backup
