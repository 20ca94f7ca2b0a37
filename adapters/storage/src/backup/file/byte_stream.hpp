#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace vedette::storage::backup {

class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual void write(std::string_view bytes) = 0;
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::size_t read(std::span<char> into) = 0;  // 0: the end
};

}  // namespace vedette::storage::backup
