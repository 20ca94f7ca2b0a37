#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace vedette::crypto {

// 256 secret bits. They are wiped from memory when the key goes.
class SigningKey {
 public:
  static constexpr std::size_t size = 32;
  using Bytes = std::array<unsigned char, size>;

  static SigningKey random();
  explicit SigningKey(const Bytes& bytes) : bytes_(bytes) {}
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) = delete;
  ~SigningKey();

  std::string_view bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), size}; }

 private:
  Bytes bytes_;
};

}  // namespace vedette::crypto
