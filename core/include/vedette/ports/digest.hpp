#pragma once

#include <string>
#include <string_view>

namespace vedette {

class Digest {
 public:
  virtual ~Digest() = default;
  virtual std::string sha256Hex(std::string_view bytes) const = 0;  // 64 lower-case hex digits
};

}  // namespace vedette
